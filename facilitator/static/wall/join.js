// The way in: the QR code, the address and the code; a panel while people come, else a strip.
import { entriesAt } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { count } from "../../ui/words.js";

export function Panel({ live, board, texts, data, segment }) {
  const ideas = segment && entriesAt(board, { segment: segment.id }).length;
  return html`<aside class="join-panel field" aria-labelledby="join">
    <h2 id="join">${board.session.joining ? texts.join : texts.joining_closed}</h2>
    ${board.session.joining && html`<${Qr} data=${data} texts=${texts} />
      <div><p class="quiet" translate="no">${data.address}</p><${Code} code=${board.session.code} /></div>`}
    <dl class="join-panel__foot">
      <div><dt>${texts.here}</dt><dd>${live.presence?.count ?? 0}</dd></div>
      ${segment && html`<div><dt>${texts.ideas}</dt><dd>${ideas}</dd></div>`}
    </dl>
  </aside>`;
}

// `pages`: [which, of how many], where there are more than one.
export function Strip({ live, board, texts, data, segment, pages: [page, all] }) {
  const figures = [
    live.presence && count(texts.so_many_here, live.presence.count),
    count(texts.so_many_entries, writtenIn(board, segment)),
    all > 1 && texts.page.replace("{page}", page + 1).replace("{pages}", all),
  ];
  return html`<aside class="code-strip field" aria-label=${texts.join}>
    ${board.session.joining
      ? html`<${Qr} data=${data} texts=${texts} /><p translate="no">${data.address}</p><${Code} code=${board.session.code} />`
      : html`<p>${texts.joining_closed}</p>`}
    <p class="code-strip__figures">${figures.filter(Boolean).map((said) => html`<span key=${said}>${said}</span>`)}</p>
  </aside>`;
}

const Qr = ({ data, texts }) => html`<div class="qr"><img src=${data.urls.qr} alt=${texts.qr} /></div>`;

const Code = ({ code }) => html`<p class="code" translate="no">${code.slice(0, 3)} ${code.slice(3)}</p>`;

const writtenIn = (board, { id }) => [...board.idea.values()].filter(({ segment_id }) => segment_id === id).length;

// The way in: the QR code, the address and the code; a panel while people come, else a strip.

import { ideasIn } from "../../../live/board/entries.js";
import { Code } from "../../../ui/code.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Controls } from "./controls.js";
import { figuresOf, readyIn } from "./figures.js";

export function JoinPanel() {
  const { live, board, texts, data, segment, step } = useDesk();
  const ready = step && readyIn(live, board, texts, step.id);
  const ideas = segment && ideasIn(board, segment.id).length;
  return html`<aside class="join-panel field" aria-labelledby="join">
    <${Rehearsal} />
    <h2 id="join">${board.session.joining ? texts.join : texts.joining_closed}</h2>
    ${
      board.session.joining &&
      html`<${Qr} />
      <div><p class="quiet" translate=${false}>${data.address}</p><${Code} as="p" code=${board.session.code} /></div>`
    }
    <dl class="join-panel__foot">
      <div><dt>${texts.here}</dt><dd>${live.presence?.count ?? 0}</dd></div>
      ${segment && html`<div><dt>${texts.ideas}</dt><dd>${ideas}</dd></div>`}
    </dl>
    ${ready && html`<p>${ready}</p>`}
    <${Controls} />
  </aside>`;
}

export function JoinStrip() {
  const desk = useDesk();
  const { board, texts, data } = desk;
  return html`<aside class="code-strip field" aria-label=${texts.join}>
    <${Rehearsal} />
    ${
      board.session.joining
        ? html`<${Qr} /><p translate=${false}>${data.address}</p><${Code} as="p" code=${board.session.code} />`
        : html`<p>${texts.joining_closed}</p>`
    }
    <p class="code-strip__figures">${figuresOf(desk)
      .filter(Boolean)
      .map((said) => html`<span key=${said}>${said}</span>`)}</p>
    <${Controls} />
  </aside>`;
}

// That not all who take part are people.
function Rehearsal() {
  const { board, texts } = useDesk();
  return board.session.rehearsal && html`<p class="wall__rehearsal">${texts.rehearsal}</p>`;
}

function Qr() {
  const { data, texts } = useDesk();
  return html`<div class="qr"><img src=${data.urls.qr} alt=${texts.qr} /></div>`;
}

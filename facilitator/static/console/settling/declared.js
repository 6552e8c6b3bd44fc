// The number of categories the minutes state: a fact of its own, which may differ from the list.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { limits } from "../../../ui/limits.js";
import { fill } from "../../../ui/words.js";
import { useDraft } from "../writing/drafts.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment, listed: number}} props */
export function Declared({ segment, listed }) {
  const { live, board, texts } = useDesk();
  const stated = segment.declared;
  const [draft, keep] = useDraft(`declare/${segment.id}`); // "=" and what is typed: an emptied field is a draft too
  const text = draft ? draft.slice(1) : String(stated ?? "");
  const [number, right] = read(text);
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    if (!right) return;
    if (number !== stated) live.do("segment.declare", { id: segment.id, number });
    keep("");
  };
  const said =
    stated === null || stated === listed
      ? fill(texts.states_listed, { n: listed })
      : fill(texts.states_other, { n: stated, listed });
  return html`<section class="panel" aria-labelledby="declared">
    <h3 id="declared">${texts.declared}</h3>
    <p>${said}</p>
    ${
      board.session.state !== "ended" &&
      html`<form class="declared" onSubmit=${save} novalidate>
      <label class="small" for="declare">${texts.declare}</label>
      <input class="form__input" id="declare" inputmode="numeric" autocomplete="off" value=${text}
        aria-invalid=${!right || null} aria-describedby="declare-hint" onInput=${(/** @type {{target: HTMLInputElement}} */ event) => keep(`=${event.target.value}`)} />
      <button class="btn">${texts.save}</button>
      <p id="declare-hint" class="small ${right ? "quiet" : "form__error"}">${right ? texts.declare_hint : fill(texts.declare_wrong, { most: limits.categories })}</p>
    </form>`
    }
  </section>`;
}

// [the number, whether it is one]; an empty field is null: as many as are listed.
/** @param {string} text @returns {[number | null, boolean]} */
function read(text) {
  const said = text.trim();
  const number = said ? Number(said) : null;
  return [
    number,
    number === null || (Number.isInteger(number) && number >= 0 && number <= limits.categories),
  ];
}

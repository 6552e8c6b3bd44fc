// What devices answered that is on no list: the same as a name that is, or one more.

import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { act } from "../running/act.js";
import { namesIn } from "./there.js";

/** @param {{there: import("../../../live/board/attendance.js").Attendance}} props */
export function Unlisted({ there }) {
  const { board, texts } = useDesk();
  const answers = there.unlisted().sort((a, b) => a.localeCompare(b));
  if (answers.length === 0 || board.session.state === "ended") return null;
  return html`<section class="panel" aria-labelledby="unlisted">
    <h3 id="unlisted">${texts.counting.unlisted}</h3>
    <p class="small quiet">${texts.counting.unlisted_note}</p>
    <ul>${answers.map((answer) => html`<${Answer} key=${answer} answer=${answer} there=${there} />`)}</ul>
  </section>`;
}

/** @param {{answer: string, there: import("../../../live/board/attendance.js").Attendance}} props */
function Answer({ answer, there }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const id = useId();
  const [chosen, choose] = useState("");
  const { groups, language } = board.session;
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const [what, key] = [chosen.slice(0, 1), chosen.slice(1)];
    const same = board.expected.get(key);
    if (what === SAME && same)
      act(
        desk,
        [["expected.set", { id: key, also: [...same.also, answer] }]],
        fill(texts.counting.is_same, { answer, name: same.name }),
      );
    else if (what === NEW)
      act(
        desk,
        [["expected.set", { id: newId(), group: key, name: answer }]],
        fill(texts.counting.is_listed, { answer }),
      );
  };
  return html`<li><form class="counting__answer" onSubmit=${save}>
    <label for=${id} dir="auto">${answer}</label>
    <select class="form__input" id=${id} onChange=${(/** @type {any} */ { currentTarget }) => choose(currentTarget.value)}>
      <option value="" selected=${!chosen}>${texts.counting.what_is_it}</option>
      <optgroup label=${texts.counting.add_to}>
        ${groups.map(({ key, label }) => html`<option key=${key} value=${NEW + key} lang=${language} selected=${chosen === NEW + key}>${fill(texts.counting.into, { group: label })}</option>`)}
      </optgroup>
      ${groups.map(
        (
          group,
        ) => html`<optgroup key=${group.key} label=${fill(texts.counting.same_as, { group: group.label })}>
        ${namesIn(there, group).map((one) => html`<option key=${one.id} value=${SAME + one.id} lang=${language} selected=${chosen === SAME + one.id}>${one.name}</option>`)}
      </optgroup>`,
      )}
    </select>
    <button class="btn" aria-label=${fill(texts.counting.settle_answer, { answer })}>${texts.save}</button>
  </form></li>`;
}

const [SAME, NEW] = ["=", "+"];

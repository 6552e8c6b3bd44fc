// Which of the selected ideas, asked before they become one.

import { html } from "../../../ui/html.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { merge, putUnder } from "./acts.js";
import { Cancel } from "./cancel.js";

/** @import {Sorting} from "./state.js" */

// Which of them speaks for the others, or has the others under it: the first, unless one says else.
/** @param {{sorting: Sorting, ids: string[], what: string}} props */
export function AskWhich({ sorting, ids, what }) {
  const { texts, board } = sorting;
  const [wanted, choose] = useState(ids[0]);
  const chosen = ids.includes(wanted) ? wanted : ids[0];
  const form = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => form.current.querySelector("input").focus(), []);
  /** @param {Event} event */
  const act = (event) => {
    event.preventDefault();
    (what === "merge" ? merge : putUnder)(sorting, ids, chosen);
  };
  return html`<form ref=${form} onSubmit=${act}>
    <fieldset lang=${board.session.language}>
      <legend lang=${document.documentElement.lang}>${texts.board.asks[what]}</legend>
      ${ids.map(
        (id) => html`<label class="tick" key=${id}>
        <input type="radio" name="which" checked=${id === chosen} onChange=${() => choose(id)} />
        <span dir="auto">${board.idea.get(id)?.text}</span>
      </label>`,
      )}
    </fieldset>
    <div class="write__row">
      <${Cancel} sorting=${sorting} />
      <button class="btn">${what === "merge" ? texts.board.merge : texts.board.under}</button>
    </div>
  </form>`;
}

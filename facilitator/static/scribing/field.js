// The field: Enter for the next, Tab for a sub-point of the last one, Shift and Tab back again.

import { newId } from "../../live/write/ids.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { fill } from "../../ui/words.js";
import { useState } from "../../vendor/preact-hooks.js";
import { undoLast } from "../console/sorting/acts.js";
import { shortened } from "../console/sorting/sentences.js";
import { useDraft } from "../console/writing/drafts.js";
import { TextField } from "../console/writing/text-field.js";
import { ownAt } from "./written.js";

/** @import {Place} from "./place.js" */

const ID = "paper";

/** @param {{place: Place}} props */
export function Field({ place }) {
  const desk = useDesk();
  const { live, board, texts } = desk;
  const said = texts.scribe;
  const [text, write] = useDraft("paper");
  const [below, go] = useState(false);
  const last = ownAt(board, place)[0]?.idea;
  const parent = below ? last : undefined;
  /** @param {Event} [event] */
  const send = (event) => {
    event?.preventDefault();
    if (!text.trim()) return go(false); // an empty line leaves the sub-points
    live.do("idea.add", { id: newId(), text, ...whereIn(place, parent?.id) });
    write("");
  };
  // At each end Tab goes on to the next field and back to the last one, as anywhere.
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const wanted = !event.shiftKey;
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target !== document.getElementById(ID)) return;
    if (wanted === Boolean(parent) || !last) return;
    event.preventDefault();
    go(wanted);
  };
  const label = parent
    ? fill(said.sub, { text: shortened(parent.text ?? "…") })
    : place.list.column === "discussion"
      ? said.note
      : said.idea;
  return html`<form class="write write--wide scribe__field ${parent ? "scribe__field--sub" : ""}" onSubmit=${send} onKeyDown=${onKeyDown}>
    <label class="write__label" for=${ID} dir="auto" aria-live="polite">${parent && html`<${Icon} name="sub" />`}${label}</label>
    <${TextField} id=${ID} text=${text} write=${write} send=${send} autofocus />
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${() => undoLast(desk)}><${Icon} name="undo" />${texts.undo}</button>
      <button class="btn"><${Icon} name="send" />${texts.send}</button>
    </div>
  </form>`;
}

// A sub-point stands where its parent stands.
/** @param {Place} place @param {string | undefined} parent_id */
function whereIn({ segment, list, table }, parent_id) {
  const whose = table && { table_id: table };
  if (parent_id) return { segment_id: segment.id, parent_id, ...whose };
  const { category_id, column } = list;
  return { segment_id: segment.id, category_id, column, ...whose };
}

// A new line in a list, of what meetings say: the words of the first that is ticked, to be rewritten.

import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { Picker } from "./picker.js";
import { asSource } from "./sources.js";

/**
 * @import {WritingPlace} from "../writing/composer.js"
 * @import {Found} from "./picker.js"
 */

/** @param {{place: WritingPlace, label: string}} props */
export function NewLine({ place, label }) {
  const desk = useDesk();
  const { texts, urls } = desk;
  const { resting } = texts;
  const [open, set, button] = useOpener();
  if (!urls.sources) return null;
  /** @param {Found[]} found */
  const take = (found) => {
    const id = newId();
    const add = found.map(asSource);
    const asks = [
      ["idea.add", { id, ...place, text: found[0].text }],
      ["source.set", { id, add }],
    ];
    act(desk, /** @type {any} */ (asks), resting.line_made);
    set(null);
  };
  if (open)
    return html`<${Picker} chosen=${[]} said=${resting.new_line} take=${take} close=${() => set(null)} />`;
  return html`<button class="btn btn--plain side__write" type="button" ref=${button}
    aria-label=${`${resting.from_sources}: ${label}`} onClick=${() => set(true)}>${resting.from_sources}</button>`;
}

// What a line rests on, each source with its words as they stand now; and where more is chosen.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { Picker } from "./picker.js";

/**
 * @import {Trace} from "./figures.js"
 * @import {Found} from "./picker.js"
 */

/** @param {{id: string}} props */
export function Sources({ id }) {
  const desk = useDesk();
  const { texts, lines, urls } = desk;
  const { resting } = texts;
  /** @type {Trace[]} */
  const traces = lines?.[id]?.traces ?? [];
  /** @param {Found[]} found */
  const add = (found) =>
    act(desk, [["source.set", { id, add: found.map(asSource) }]], resting.added);
  return html`<section class="sources" aria-label=${resting.sources}>
    ${traces.length === 0 && html`<p class="quiet">${resting.on_nothing}</p>`}
    <ul class="sources__list">
      ${traces.map((one) => html`<${Source} key=${one.id} of=${id} trace=${one} />`)}
    </ul>
    <p><a class="btn btn--plain btn--flush" href=${`${urls.trace}#line-${id}`}>${resting.follow}</a></p>
    <${Picker} chosen=${traces.map((one) => one.id)} said=${resting.add} take=${add} />
  </section>`;
}

/** @param {{of: string, trace: Trace}} props */
function Source({ of, trace }) {
  const desk = useDesk();
  const { resting } = desk.texts;
  const { id, unit, text, place, table, state, language } = trace;
  const where = [unit, place, table && fill(resting.table, { table })].filter(Boolean).join(" · ");
  const drop = () => act(desk, [["source.set", { id: of, drop: [id] }]], resting.dropped);
  const know = () => act(desk, [["source.set", { id: of, add: [asSource(trace)] }]], resting.added);
  return html`<li>
    <p lang=${language} dir="auto">${text}</p>
    <p class="small quiet"><span dir="auto">${where}</span>${state && html` <span class="tag">${resting.states[state]}</span>`}</p>
    <p class="acts__row">
      ${state === "changed" && html`<button class="btn btn--plain" type="button" onClick=${know}>${resting.known}</button>`}
      <button class="btn btn--plain" type="button" aria-label=${`${resting.drop}: ${text || unit}`} onClick=${drop}>${resting.drop}</button>
    </p>
  </li>`;
}

/** @param {Found | Trace} one */
export const asSource = ({ session, kind, id }) => ({ session, kind, id });

// What the bar asks before it acts: where to, which text speaks, under which idea, what name.

import { html } from "../../../ui/html.js";
import { useLayoutEffect } from "../../../vendor/preact-hooks.js";
import { NamePanel } from "../settling/name-panel.js";
import { useDraft } from "../writing/drafts.js";
import { split } from "./acts.js";
import { AskWhere } from "./ask-where.js";
import { AskWhich } from "./ask-which.js";
import { stopAsking } from "./keys.js";
import { askedAbout } from "./selection.js";

/**
 * @import {Sorting} from "./state.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

/** @type {Record<string, (props: {sorting: Sorting, ids: string[], what: string}) => ComponentChildren>} */
const QUESTIONS = { move: AskWhere, split: Name, merge: AskWhich, under: AskWhich };
/** @type {Record<string, number>} */
const LEAST = { move: 1, split: 0, merge: 2, under: 2 }; // ideas of which that can be asked

// Where others take away the ideas meanwhile, there is nothing to ask any more.
/** @param {{sorting: Sorting}} props */
export function Asking({ sorting }) {
  const { what } = /** @type {NonNullable<Sorting["asking"]>} */ (sorting.asking);
  const there = askedAbout(sorting);
  const over = there.length < LEAST[what];
  useLayoutEffect(() => void (over && stopAsking(sorting)), [over]);
  if (over) return null;
  const Question = QUESTIONS[what];
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => event.key === "Escape" && stopAsking(sorting);
  return html`<section class="selection__ask" onKeyDown=${onKeyDown} aria-label=${sorting.texts.board.asks[what]}>
    <${Question} sorting=${sorting} ids=${there} what=${what} />
  </section>`;
}

/** @param {{sorting: Sorting, ids: string[]}} props */
function Name({ sorting, ids }) {
  const { texts } = sorting;
  const [name, write] = useDraft("split");
  /** @param {string} said */
  const add = (said) => {
    if (!said) return;
    write("");
    split(sorting, ids, said);
  };
  return html`<${NamePanel} label=${texts.category_name} text=${name} write=${write} save=${add}
    said=${texts.add} stop=${() => stopAsking(sorting)} />`;
}

// What the bar asks before it acts: where to, which text speaks, under which idea, what name.

import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { useDraft } from "../composer.js";
import { NamePanel } from "../name-panel.js";
import { groupOf, sharedIn } from "./groups.js";
import { askedAbout } from "./hand.js";
import { stopAsking } from "./keys.js";
import { merge, moveTo, putUnder, split } from "./move.js";

const QUESTIONS = { move: Where, split: Name, merge: Which, under: Which };
const LEAST = { move: 1, split: 0, merge: 2, under: 2 }; // ideas of which that can be asked

// Where others take away the ideas meanwhile, there is nothing to ask any more.
export function Asking({ hand }) {
  const { what } = hand.asking;
  const there = askedAbout(hand);
  const over = there.length < LEAST[what];
  useLayoutEffect(() => void (over && stopAsking(hand)), [over]);
  if (over) return null;
  const Question = QUESTIONS[what];
  const onKeyDown = (event) => event.key === "Escape" && stopAsking(hand);
  return html`<section class="selection__ask" onKeyDown=${onKeyDown} aria-label=${hand.texts.board.asks[what]}>
    <${Question} hand=${hand} ids=${there} what=${what} />
  </section>`;
}

function Where({ hand, ids }) {
  const { texts, all: groups } = hand;
  const list = useRef(null);
  useLayoutEffect(() => list.current.querySelector("button").focus(), []);
  const here = ids.length === 1 ? groupOf(groups, ids[0]) : null;
  const [unsorted, ...others] = groups;
  return html`<h3>${texts.board.asks.move}</h3>
    <ul class="targets targets--wide" ref=${list} onKeyDown=${walk}>
      ${[...others, unsorted].map(
        (group) => html`<li key=${group.id}>
        <button class="btn target" type="button" aria-current=${group === here ? "true" : null}
          onClick=${() => moveTo(hand, ids, group.category)}>
          ${group.category ? html`<${Mark} number=${group.number} aria-hidden="true" />` : html`<${Mark} aria-hidden="true" />`}
          <span class="target__name" dir="auto">${group.category?.name ?? texts.unsorted}</span>
          <span class="target__note">${group === here ? texts.board.is_here : count(texts.idea_count, sharedIn(group.entries))}</span>
        </button>
      </li>`,
      )}
    </ul>
    <div class="write__row"><${Cancel} hand=${hand} /></div>`;
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function walk(event) {
  if (!STEPS[event.key]) return;
  const stops = [...event.currentTarget.querySelectorAll("button")];
  const next = stops[stops.indexOf(event.target) + STEPS[event.key]];
  event.preventDefault();
  next?.focus();
}

const Cancel = ({ hand }) =>
  html`<button class="btn btn--plain" type="button" onClick=${() => stopAsking(hand)}>${hand.texts.cancel}</button>`;

// Which of them speaks for the others, or has the others under it: the first, unless one says else.
function Which({ hand, ids, what }) {
  const { texts, board } = hand;
  const [wanted, choose] = useState(ids[0]);
  const chosen = ids.includes(wanted) ? wanted : ids[0];
  const form = useRef(null);
  useLayoutEffect(() => form.current.querySelector("input").focus(), []);
  const act = (event) => {
    event.preventDefault();
    (what === "merge" ? merge : putUnder)(hand, ids, chosen);
  };
  return html`<form ref=${form} onSubmit=${act}>
    <fieldset lang=${board.session.language}>
      <legend lang=${document.documentElement.lang}>${texts.board.asks[what]}</legend>
      ${ids.map(
        (id) => html`<label class="tick" key=${id}>
        <input type="radio" name="which" checked=${id === chosen} onChange=${() => choose(id)} />
        <span dir="auto">${board.idea.get(id).text}</span>
      </label>`,
      )}
    </fieldset>
    <div class="write__row">
      <${Cancel} hand=${hand} />
      <button class="btn">${what === "merge" ? texts.board.merge : texts.board.under}</button>
    </div>
  </form>`;
}

function Name({ hand, ids }) {
  const { texts } = hand;
  const [name, write] = useDraft("split");
  const add = (said) => {
    if (!said) return;
    write("");
    split(hand, ids, said);
  };
  return html`<${NamePanel} label=${texts.category_name} text=${name} write=${write} save=${add}
    said=${texts.add} stop=${() => stopAsking(hand)} />`;
}

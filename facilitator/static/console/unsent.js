// Words that were typed and not sent, and that no field can show now: of an idea that was merged,
// hidden or taken back, of a category that is gone, of a step that is over.

import { categoriesOf } from "../../live/board/categories.js";
import { speakerOf } from "../../live/board/entries.js";
import { kindOf } from "../../live/board/kinds.js";
import { currentStep } from "../../live/board/steps.js";
import { afterDraw } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { useId, useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";
import { isTyping } from "./board/keys.js";
import { shortened } from "./board/move.js";
import { useDesk } from "./desk.js";
import { planOf } from "./plans.js";
import { isReadable } from "./shown.js";

// `segment`: the one that is on the page, if any.
export function Unsent({ segment }) {
  const desk = useDesk();
  const redraw = useRedraw();
  const typing = isTyping({ target: document.activeElement });
  const left = [...desk.live.drafts.keys()]
    .map((key) => unsentAt(desk, segment, key))
    .filter(Boolean);
  if (left.length === 0) return null;
  return html`<section class="ask" aria-labelledby="unsent">
    <h2 id="unsent">${desk.texts.unsent}</h2>
    <p>${desk.texts.unsent_more}</p>
    <ul class="panel__list">${left.map((one) => html`<${Words} key=${one.keys[0]} one=${one} typing=${typing} redraw=${redraw} />`)}</ul>
  </section>`;
}

// Whoever was typing when the field went away has the focus on the words: no key does anything there.
function Words({ one: { keys, from, words }, typing, redraw }) {
  const { live, board, texts } = useDesk();
  const id = useId();
  const field = useRef(null);
  useLayoutEffect(() => {
    if (typing && document.activeElement === document.body) field.current.focus();
  }, []);
  const discard = () => {
    for (const key of keys) live.setDraft(key, "");
    redraw();
    afterDraw(() => document.getElementById("content").focus());
  };
  return html`<li class="write">
    <label class="write__label" for=${id} dir="auto">${from}</label>
    <textarea class="form__input write__box" id=${id} ref=${field} readonly dir="auto" lang=${board.session.language}
      rows=${words.split("\n").length} value=${words} />
    <div class="write__row"><button class="btn btn--plain" type="button" onClick=${discard}>${texts.discard}</button></div>
  </li>`;
}

// {keys, from, words}, or null where a field can show them or there are none.
function unsentAt(desk, segment, key) {
  const [kind, id] = key.split("/");
  if (kind === "edit") return changedAt(desk, key, id);
  if (kind === "rename") return renamedAt(desk, segment, key, id);
  if (kind === "category" || kind === "split") return namedAt(desk, key);
  return key.startsWith("lead ") && !key.endsWith(PLAN) ? writtenAt(desk, key) : null;
}

const PLAN = " plan"; // behind the key of a text: who does it and by when

function changedAt({ live, board, texts }, key, id) {
  const draft = live.draft(key);
  const idea = board.idea.get(id);
  const words = draft && wordsOf(JSON.parse(draft));
  const now = idea && wordsOf({ text: idea.text, ...planOf(idea) });
  if (!words || words === now || isOnPage(board, idea)) return null;
  return {
    keys: [key],
    words,
    from: fill(texts.unsent_change, { text: shortened(idea?.text ?? "…") }),
  };
}

function renamedAt({ live, board, texts }, segment, key, id) {
  const draft = live.draft(key);
  const words = draft && wordsOf(JSON.parse(draft));
  if (!words || words === live.board.category.get(id)?.name || headsOn(board, segment).has(id))
    return null;
  return { keys: [key], words, from: texts.unsent_name };
}

// A new category can be written in one segment or another until the end.
function namedAt({ live, board, texts }, key) {
  const words = live.draft(key).trim();
  return words && board.session.state === "ended"
    ? { keys: [key], words, from: texts.unsent_name }
    : null;
}

function writtenAt({ live, board, texts }, key) {
  const plan = live.draft(key + PLAN);
  const words = wordsOf({ text: live.draft(key), ...(plan && JSON.parse(plan)) });
  const [, segmentId, category, column, parent] = key.split(" ");
  const segment = board.segment.get(segmentId);
  const above = board.idea.get(parent);
  if (!words || canWrite(board, segment, category, column, parent && above)) return null;
  const from = parent
    ? shortened(above?.text ?? "…")
    : pathOf(live.board, segment, category, column);
  return { keys: [key, key + PLAN], words, from: fill(texts.unsent_for, { from }) };
}

const wordsOf = ({ text, owner, due_on }) =>
  [text, owner, due_on].filter((one) => one?.trim()).join("\n");

const pathOf = (board, segment, category, column) =>
  [
    segment.short_heading,
    board.category.get(category)?.name,
    segment.columns.find(({ id }) => id === column)?.label,
  ]
    .filter(Boolean)
    .join(", ");

// The kind of the room's step where it is in that segment.
const stepIn = (board, segment) => {
  const step = currentStep(board);
  return step?.segment_id === segment.id ? step.kind : null;
};

// Whether what can be done with an idea can be opened, be it in a segment one has to go to.
function isOnPage(board, idea) {
  return (
    idea?.state === "shared" &&
    isReadable(board, idea) &&
    isListed(board, board.segment.get(idea.segment_id), idea.column)
  );
}

// Whether a frame's ideas, or the notes beside them, can be seen: one reads, sorts and agrees in turn.
function isListed(board, segment, column) {
  const step = stepIn(board, segment);
  if (!kindOf(segment).makes_categories || step === null) return true;
  return column === "discussion"
    ? !["write", "cluster", "settle"].includes(step)
    : step !== "settle";
}

function canWrite(board, segment, category, column, above) {
  if (board.session.state === "ended") return false;
  if (above !== "") return isOnPage(board, above) && !above.parent_id;
  if (!kindOf(segment).makes_categories)
    return categoriesOf(board, segment.id).some(({ id }) => id === category);
  return column === "discussion"
    ? isListed(board, segment, column)
    : stepIn(board, segment) === "write";
}

// The categories that have a head on the page, where they can be renamed.
function headsOn(board, segment) {
  if (!segment || board.session.state === "ended") return new Set();
  const step = stepIn(board, segment);
  if (!kindOf(segment).makes_categories || step === "settle")
    return new Set(categoriesOf(board, segment.id).map(({ id }) => id));
  return step === "write" ? new Set() : board.category;
}

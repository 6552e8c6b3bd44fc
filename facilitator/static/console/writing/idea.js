// An idea as facilitators have it: who wrote it, what became of it, and what can be done with it.

import { Card, State } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { memo } from "../../../ui/memo.js";
import { fill } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { Figure } from "../resting/figures.js";
import { Duplicates } from "../sorting/duplicates.js";
import { sameEntry } from "../sorting/groups.js";
import { useMovedHere } from "../sorting/move-entry.js";
import { shortened } from "../sorting/sentences.js";
import { authorOf } from "./authors.js";
import { isChanging } from "./changes.js";
import { Conflict, conflictOf } from "./conflict.js";
import { Speech } from "./forms.js";
import { IdeaActs } from "./idea-acts.js";
import { Plan } from "./planned.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

// `look`: "lead" in a box, "line" in a list. Among many only those are drawn anew that changed; all of
// them as long as something written here is on its way.
/** @param {{entry: Entry, look?: string}} props */
export function Idea({ entry, look = "lead" }) {
  const { live, board, lines } = useDesk();
  const busy = live.outbox.entries.length > 0;
  return html`<${Drawn} entry=${entry} look=${look} busy=${busy} tables=${board.table} persons=${board.participant} line=${lines?.[entry.idea.id]} />`;
}

const Drawn = memo(
  Written,
  (a, b) =>
    !a.busy &&
    !b.busy &&
    a.tables === b.tables &&
    a.persons === b.persons &&
    a.line === b.line &&
    sameEntry(a.entry, b.entry),
);

/**
 * @param {object} props
 * @param {Entry} props.entry
 * @param {string} props.look
 * @param {boolean} props.busy
 * @param {Board["table"]} props.tables
 * @param {Board["participant"]} props.persons
 * @param {any} props.line
 */
function Written({ entry, look }) {
  const desk = useDesk();
  const { live, texts } = desk;
  const { idea, children, merged } = entry;
  const subs = children.flatMap(allOf);
  useMovedHere(idea);
  const [open, toggle] = useState(() => [idea, ...subs].some((one) => isChanging(live, one)));
  /** @param {import("../../../live/board/records.js").Idea} child */
  const below = (child) =>
    html`<${Tags} idea=${child} />${open && html`<${IdeaActs} idea=${child} />`}`;
  const kind = `${look} ${idea.state === "hidden" ? "card--hidden" : ""} idea`;
  const conflicts = [idea, ...subs].flatMap((one) => conflictOf(live, one) ?? []);
  return html`<${Card} idea=${idea} ideas=${subs} kind=${kind} below=${open || subs.some(isTagged) ? below : undefined} foot=${html`<${Foot} idea=${idea} />`}>
    <button class="btn btn--plain btn--icon idea__more" type="button" aria-expanded=${open}
      aria-label=${fill(texts.more, { text: shortened(idea.text) })} onClick=${() => toggle(!open)}>
      <${Icon} name=${open ? "close" : "more"} />
    </button>
    <${Duplicates} ideas=${merged} sorting=${desk} />
    ${open && html`<${IdeaActs} idea=${idea} root />`}
    ${conflicts.map((one) => html`<${Conflict} key=${one.op.op_id} aside=${one} />`)}
  <//>`;
}

// A point and all below it.
/** @param {Entry} entry @returns {Idea[]} */
const allOf = ({ idea, children }) => [idea, ...children.flatMap(allOf)];

/** @param {{idea: Idea}} props */
function Foot({ idea }) {
  const { live, board, texts } = useDesk();
  const state = live.stateOf(idea.id);
  return html`<${Tags} idea=${idea} /><${Figure} id=${idea.id} />
    ${authorOf(board, idea, texts)}<${Plan} idea=${idea} /><${Speech} idea=${idea} />
    ${idea.edited && html`<span class="idea__note">${texts.edited}</span>`}
    ${state && state !== "saved" && html`<${State} state=${state} texts=${texts.idea_states} />`}
    ${idea.state === "hidden" && html`<span class="tag">${texts.hidden}</span> ${idea.hidden_reason}`}`;
}

/** @param {import("../../../live/board/records.js").Idea} idea */
const isTagged = ({ kind, personal }) => kind !== "idea" || personal;

// What it is, where that is not a point as any other, and whether it names persons.
/** @param {{idea: import("../../../live/board/records.js").Idea}} props */
function Tags({ idea: { kind, personal } }) {
  const { texts } = useDesk();
  const form = kind !== "idea" && (texts.kinds[kind] ?? texts.forms[kind]);
  return html`${form && html`<span class="tag">${form}</span>`}
    ${personal && html`<span class="tag">${texts.personal}</span>`}`;
}

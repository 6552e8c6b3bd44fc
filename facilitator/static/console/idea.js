// An idea as facilitators have it: who wrote it, what became of it, and what can be done with it.
import { useState } from "../../vendor/preact-hooks.js";
import { Card, State } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { fill } from "../../ui/words.js";
import { Acts, isChanging } from "./acts.js";
import { authorOf } from "./authors.js";
import { Conflict, conflictOf } from "./conflict.js";
import { useDesk } from "./desk.js";

// `look`: "lead" in a box, "line" in a list.
export function Idea({ entry, look = "lead" }) {
  const { live, texts } = useDesk();
  const { idea, children } = entry;
  const subs = children.map((child) => child.idea);
  const [open, toggle] = useState(() => [idea, ...subs].some((one) => isChanging(live, one)));
  const below = open ? (child) => html`<${Acts} idea=${child} />` : undefined;
  const kind = `${look} ${idea.state === "hidden" ? "card--hidden" : ""} idea`;
  const conflicts = [idea, ...subs].map((one) => conflictOf(live, one)).filter(Boolean);
  return html`<${Card} idea=${idea} ideas=${subs} kind=${kind} below=${below} foot=${html`<${Foot} idea=${idea} />`}>
    <button class="btn btn--plain btn--icon idea__more" type="button" aria-expanded=${open}
      aria-label=${fill(texts.more, { text: shortened(idea.text) })} onClick=${() => toggle(!open)}>
      <${Icon} name=${open ? "close" : "more"} />
    </button>
    ${open && html`<${Acts} idea=${idea} root />`}
    ${conflicts.map((one) => html`<${Conflict} key=${one.op.op_id} aside=${one} />`)}
  <//>`;
}

const SHORT = 60; // characters of an idea in the name of its button
const shortened = (text) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

function Foot({ idea }) {
  const { live, board, texts } = useDesk();
  const state = live.stateOf(idea.id);
  return html`${authorOf(board, idea, texts)}
    ${idea.edited && html`<span class="idea__note">${texts.edited}</span>`}
    ${state && state !== "saved" && html`<${State} state=${state} texts=${texts.idea_states} />`}
    ${idea.state === "hidden" && html`<span class="tag">${texts.hidden}</span> ${idea.hidden_reason}`}`;
}

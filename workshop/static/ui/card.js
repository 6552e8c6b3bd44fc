// An idea with its sub-points, and what has become of it in words.

import { html } from "./html.js";
import { Icon } from "./icon.js";
import { ideaWords, isShort } from "./idea-words.js";

const ICONS = { saving: "saving", saved: "saved", waiting: "waiting" };

// `state` as from live.stateOf; `texts` holds saving, saved, waiting and refused.
export function State({ state, texts }) {
  const name = typeof state === "string" ? state : "refused";
  return html`<span class="state state--${name}">
    ${ICONS[name] && html`<${Icon} name=${ICONS[name]} />`}${texts[name]}
  </span>`;
}

// The sub-points of a card. `below(child)`: what stands under one of them, or nothing.
export function SubPoints({ ideas, below }) {
  if (ideas.length === 0) return null;
  const short = !below && ideas.every(isShort);
  return html`<ul class="card__subs ${short ? "card__subs--row" : ""}">
    ${ideas.map(
      (idea) => html`<li key=${idea.id} dir="auto">
        <span class="card__words">${idea.text}</span>${below?.(idea)}
      </li>`,
    )}
  </ul>`;
}

// An idea as `kind` looks (a class card--…: own, others, entry, …). `ideas`: its sub-points in order.
// `foot`: who wrote it. `children` (its state, what can be done with it) stand last.
export function Card({ idea, ideas = [], kind, below, foot, as = "li", children }) {
  return html`<${as} class="card card--${kind}" id=${`idea-${idea.id}`}>
    <p class="card__text card__words" dir="auto">${ideaWords(idea)}</p>
    <${SubPoints} ideas=${ideas} below=${below} />
    ${foot && html`<p class="card__foot"><span>${foot}</span></p>`}
    ${children}
  <//>`;
}

// An idea with its sub-points, and what has become of it in words.

import { html } from "./html.js";
import { Icon } from "./icon.js";
import { ideaWords, isShort } from "./idea-words.js";

/**
 * @import {Idea} from "../live/board/records.js"
 * @import {ComponentChildren} from "../vendor/preact.js"
 */

/** @type {Record<string, string>} */
const ICONS = { saving: "saving", saved: "saved", waiting: "waiting" };

/**
 * @param {object} props
 * @param {string | object} props.state as from live.stateOf
 * @param {Record<string, string>} props.texts saving, saved, waiting and refused
 */
export function State({ state, texts }) {
  const name = typeof state === "string" ? state : "refused";
  return html`<span class="state state--${name}">
    ${ICONS[name] && html`<${Icon} name=${ICONS[name]} />`}${texts[name]}
  </span>`;
}

/**
 * The sub-points of a card.
 * @param {object} props
 * @param {Idea[]} props.ideas
 * @param {(child: Idea) => ComponentChildren} [props.below] what stands under one of them, or nothing
 */
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

/**
 * An idea.
 * @param {object} props
 * @param {Idea} props.idea
 * @param {Idea[]} [props.ideas] its sub-points in order
 * @param {string} props.kind how it looks, a class card--…: own, others, entry, …
 * @param {(child: Idea) => ComponentChildren} [props.below] what stands under a sub-point
 * @param {string} [props.foot] who wrote it
 * @param {string} [props.as] the element
 * @param {ComponentChildren} [props.children] its state, what can be done with it: they stand last
 */
export function Card({ idea, ideas = [], kind, below, foot, as = "li", children }) {
  return html`<${as} class="card card--${kind}" id=${`idea-${idea.id}`}>
    <p class="card__text card__words" dir="auto">${ideaWords(idea)}</p>
    <${SubPoints} ideas=${ideas} below=${below} />
    ${foot && html`<p class="card__foot"><span>${foot}</span></p>`}
    ${children}
  <//>`;
}

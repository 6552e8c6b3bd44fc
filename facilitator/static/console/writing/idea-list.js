// A list where the arrow keys go from one idea's button to the next.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { closeMenu } from "./menu.js";

/**
 * @import {KeyPress} from "../../../ui/html.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** @param {{class?: string, children: ComponentChildren}} props */
export function IdeaList({ class: name = "", children }) {
  const { language } = useDesk().board.session;
  return html`<ul class="rows ${name}" lang=${language} onKeyDown=${walk}>${children}</ul>`;
}

/** @param {KeyPress} event */
function walk(event) {
  closeMenu(event);
  if (!STEPS[event.key] || !event.target.matches(".idea__more")) return;
  const stops = [
    .../** @type {NodeListOf<HTMLElement>} */ (event.currentTarget.querySelectorAll(".idea__more")),
  ];
  const next = stops[stops.indexOf(event.target) + STEPS[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

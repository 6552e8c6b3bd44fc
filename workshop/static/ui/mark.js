// The number of a category on its colour: the category's name for hand, eye and ear. Beyond nine
// there are no more colours; no number stands for not sorted. `kind`: small or big. Other
// attributes go on the element.

import { html } from "./html.js";

const COLOURS = 9;

/** @param {{number?: number | null, kind?: string, [more: string]: any}} props */
export function Mark({ number, kind = "", ...more }) {
  const colour = number ? number <= COLOURS && `cat-${number}` : "mark--none";
  const look = ["mark", kind && `mark--${kind}`, colour].filter(Boolean).join(" ");
  return html`<span class=${look} ...${more}>${number || "–"}</span>`;
}

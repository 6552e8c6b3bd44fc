// The words of an idea. A question is set in italics, a heading in bold, as in the minutes.

import { html } from "./html.js";

/**
 * @import {Entry} from "../live/board/entries.js"
 * @import {Idea} from "../live/board/records.js"
 */

/** @param {Idea} idea */
export function ideaWords({ kind, text }) {
  if (kind === "question") return html`<em>${text}</em>`;
  return kind === "heading" ? html`<strong>${text}</strong>` : text;
}

const SHORT = 24; // characters: sub-points as short as this share a line

/** @param {Idea} idea */
export const isShort = ({ text }) => (text ?? "").length <= SHORT;

/**
 * Whether the points below an idea are all short, and nothing hangs under them.
 * @param {Entry[]} entries
 */
export const shareALine = (entries) =>
  entries.every(({ idea, children }) => children.length === 0 && isShort(idea));

// The words of an idea. A question is set in italics, as in the minutes.

import { html } from "./html.js";

export const ideaWords = ({ kind, text }) => (kind === "question" ? html`<em>${text}</em>` : text);

const SHORT = 24; // characters: sub-points as short as this share a line

export const isShort = ({ text }) => (text ?? "").length <= SHORT;

// Whether the points below an idea are all short, and nothing hangs under them.
export const shareALine = (entries) =>
  entries.every(({ idea, children }) => children.length === 0 && isShort(idea));

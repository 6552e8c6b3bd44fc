// What is said of ideas that were moved.

import { fill } from "../../../ui/words.js";

export const standsNow = (hand, ids, category) =>
  category ? named(hand, ids, "moved", { category }) : named(hand, ids, "unsorted");

// A sentence on one idea names it, one on several counts them.
export function named({ board, texts }, ids, name, values = {}) {
  const forms = texts.board[name];
  const text = shortened(board.idea.get(ids[0])?.text ?? "");
  return fill(ids.length === 1 ? forms.one : forms.other, { ...values, text, n: ids.length });
}

const SHORT = 60; // characters of an idea that is named
export const shortened = (text) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

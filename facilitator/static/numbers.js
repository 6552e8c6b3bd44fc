// The number of a category: its place on the board, wherever it stands in a segment.
import { byRank } from "../live/selectors.js";

export const numbersOf = (board) =>
  new Map([...board.category.values()].sort(byRank).map(({ id }, at) => [id, at + 1]));

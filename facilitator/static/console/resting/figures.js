// Of how many units a line speaks: asked of the server whenever something rests on something else.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { useEffect, useState } from "../../../vendor/preact-hooks.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 *
 * @typedef {object} Trace
 * @property {string} id
 * @property {string} [session]
 * @property {string} [kind]
 * @property {string} unit
 * @property {"" | "changed" | "gone" | "erased"} state
 * @property {string} text
 * @property {string} place
 * @property {string} [table]
 * @property {string} [language]
 *
 * @typedef {{number: number, all: number, units: string[], changed: number, traces: Trace[]}} Line
 * @typedef {Record<string, Line>} Lines by the ids of what rests on something
 */

// What the lines of a text rest on; none where it is in no series, or one that others organise.
/** @param {string | undefined} url @param {Board} board @returns {Lines} */
export function useLines(url, board) {
  const [lines, set] = useState(/** @type {Lines} */ ({}));
  const now = url ? signature(board) : "";
  useEffect(() => {
    if (!url) return;
    let wanted = true;
    fetch(url)
      .then((answer) => (answer.ok ? answer.json() : { lines: {} }))
      .then(
        (found) => wanted && set(found.lines),
        () => {},
      );
    return () => {
      wanted = false;
    };
  }, [now]);
  return lines;
}

/** @param {Board} board */
const signature = (board) =>
  [...(board.idea?.values() ?? []), ...(board.category?.values() ?? [])]
    .filter(({ sources }) => sources?.length)
    .map((one) => `${one.id} ${one.sources?.map(({ id, rev }) => `${id} ${rev}`)} ${one.state}`)
    .join();

/** @param {{id: string}} props */
export function Figure({ id }) {
  const { texts, lines } = useDesk();
  const line = lines?.[id];
  if (!line) return null;
  const { resting } = texts;
  return html`${
    line.number > 0 &&
    html`<span class="tag" title=${fill(resting.units, { units: line.units.join(", ") })}>${fill(resting.of_all, line)}</span>`
  }${line.changed > 0 && html` <span class="tag">${resting.changed}</span>`}`;
}

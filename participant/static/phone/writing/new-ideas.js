// What came while one looked.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useRedraw } from "../../../ui/use-live.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";

/** @import {Entry} from "../../../live/board/entries.js" */

// The list as it was the last time, where it still holds the same.
/** @template T @param {T[]} list @returns {T[]} */
export function useSame(list) {
  const last = useRef(list);
  const same =
    list.length === last.current.length && list.every((one, at) => one === last.current[at]);
  if (!same) last.current = list;
  return last.current;
}

const NEW_FOR = 60_000; // ms

// Which entries of a list have come while it was looked at, a short time ago.
/** @param {Entry[]} entries @returns {(entry: Entry) => boolean} */
export function useNew(entries) {
  const redraw = useRedraw();
  const { current: came } = useRef(new Map());
  const first = useRef(true);
  const now = performance.now();
  for (const { idea } of entries)
    if (!came.has(idea.id)) came.set(idea.id, first.current ? -NEW_FOR : now);
  first.current = false;
  useEffect(() => {
    const soon = setTimeout(redraw, NEW_FOR);
    return () => clearTimeout(soon);
  }, [came.size]);
  return ({ idea }) => now - came.get(idea.id) < NEW_FOR;
}

export const New = () => html`<span class="tag card__new">${useDesk().texts.new}</span>`;

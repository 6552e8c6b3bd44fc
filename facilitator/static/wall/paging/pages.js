// The wall pages, it does not shrink: what does not fit stands on the next page.
//
// Every list is a box of a fixed height (`.flow`) whose text flows on into columns beside it, so a
// page is one width of the box. Groups are shown one after the other, each for as many pages as the
// longest of its lists needs; where they are `stacked`, as many as fit share a page.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import {
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "../../../vendor/preact-hooks.js";
import { flowsOf, placesOf, widthOf } from "./layout.js";

/**
 * @import {GroupPlace} from "./layout.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

const ALONE = { first: 0, pages: 1 };

/** @typedef {{key: string, body: ComponentChildren}} PageGroup */

/** @param {{groups: PageGroup[], stacked?: boolean}} props */
export function Pages({ groups, stacked = false }) {
  const { turning } = useDesk();
  const box = useRef(/** @type {any} */ (null));
  const [places, set] = useState(/** @type {GroupPlace[]} */ ([]));
  const [, resized] = useReducer((n) => n + 1, 0);
  const { page } = turning;
  useLayoutEffect(() => {
    const next = placesOf(box.current, stacked);
    if (JSON.stringify(next) !== JSON.stringify(places)) set(next);
    for (const [at, group] of [...box.current.children].entries()) {
      for (const flow of flowsOf(group)) flow.scrollLeft = (page - next[at].first) * widthOf(flow);
    }
    turning.counted(Math.max(1, ...next.map(({ first, pages }) => first + pages)));
  });
  useEffect(() => {
    const sizes = new ResizeObserver(resized);
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  return html`<div class="pages" ref=${box}>
    ${groups.map(({ key, body }, at) => html`<${Group} key=${key} page=${page} place=${places[at] ?? ALONE}>${body}<//>`)}
  </div>`;
}

/** @param {{page: number, place: GroupPlace, children: ComponentChildren}} props */
function Group({ page, place: { first, pages, top }, children }) {
  const away = page < first || page >= first + pages;
  const look = `pages__group ${away ? "is-away" : ""} ${top === undefined ? "" : "is-stacked"}`;
  return html`<div class=${look} style=${{ top: top === undefined ? "" : `${top}px` }}>${children}</div>`;
}

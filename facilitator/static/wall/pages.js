// The wall pages, it does not shrink: what does not fit stands on the next page.
//
// Every list is a box of a fixed height (`.flow`) whose text flows on into columns beside it, so a
// page is one width of the box. Groups are shown one after the other, each for as many pages as the
// longest of its lists needs.
import { useEffect, useLayoutEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { html } from "../../ui/html.js";

const TURN_EVERY_MS = 12_000;

// `groups`: [{key, body}]; `turned(page, pages)` is told where it stands.
export function Pages({ groups, turned }) {
  const box = useRef(null);
  const [counts, setCounts] = useState([1]);
  const all = counts.reduce((sum, n) => sum + n, 0);
  const page = useTurns(all);
  const [at, within] = placeOf(counts, page);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const next = [...box.current.children].map(pagesOf);
    if (next.join() !== counts.join()) setCounts(next);
    for (const flow of flowsOf(box.current)) flow.scrollLeft = within * widthOf(flow);
  });
  useEffect(() => {
    const sizes = new ResizeObserver(([{ contentRect }]) => setWidth(contentRect.width * contentRect.height));
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => turned?.(page, all), [page, all, width]);
  return html`<div class="pages" ref=${box}>
    ${groups.map(({ key, body }, n) => html`<div class="pages__group ${n === at ? "" : "is-away"}" key=${key}>${body}</div>`)}
  </div>`;
}

function useTurns(all) {
  const [turn, set] = useState(0);
  useEffect(() => {
    if (all < 2) return undefined;
    const turning = setInterval(() => set((n) => n + 1), TURN_EVERY_MS);
    return () => clearInterval(turning);
  }, [all]);
  return turn % Math.max(1, all);
}

// Which group a page is of, and which page of that group.
function placeOf(counts, page) {
  let before = 0;
  for (const [at, count] of counts.entries()) {
    if (page < before + count) return [at, page - before];
    before += count;
  }
  return [0, 0];
}

const flowsOf = (node) => [...node.querySelectorAll(".flow")];

const pagesOf = (group) =>
  Math.max(1, ...flowsOf(group).map((flow) => Math.round((flow.scrollWidth + gapOf(flow)) / widthOf(flow))));

const widthOf = (flow) => flow.clientWidth + gapOf(flow);

const gapOf = (flow) => Number.parseFloat(getComputedStyle(flow).columnGap) || 0;

// What the room's parts share: where one writes, what is new, and that nothing moves under the reader:
// not the page, not the focus.

import { useRedraw } from "../../ui/use-live.js";
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "../../vendor/preact-hooks.js";
import { carryDraft } from "./drafts.js";
import { keyOf, placeNow } from "./places.js";

// Where one writes, or wrote last where writing is not `open`; `choose` goes elsewhere by one's own
// hand. When the meeting goes on meanwhile, the draft comes along and `moved` is where it is from.
export function usePlace(live) {
  const [chosen, setChosen] = useState(null);
  const [moved, setMoved] = useState(null);
  const last = useRef(null);
  const byHand = useRef(false);
  last.current ??= remembered(live);
  const now = placeNow(live.board, chosen ?? last.current ?? {});
  useLayoutEffect(() => {
    if (now === null) return;
    const before = last.current;
    last.current = now;
    remember(live, now);
    if (before && keyOf(before) !== keyOf(now)) {
      if (byHand.current) setMoved(null);
      else if (carryDraft(live, keyOf(before), keyOf(now))) setMoved(before);
    }
    byHand.current = false;
  });
  const choose = useCallback((wish) => {
    byHand.current = true;
    setChosen({ ...last.current, ...wish });
  }, []);
  return {
    place: now ?? last.current,
    open: now !== null,
    choose,
    moved,
    forget: () => setMoved(null),
  };
}

const PLACE = "place";

function remember(live, place) {
  const kept = JSON.stringify(place);
  if (live.draft(PLACE) !== kept) live.setDraft(PLACE, kept);
}

function remembered(live) {
  const kept = live.draft(PLACE);
  return kept ? JSON.parse(kept) : null;
}

const LANDMARKS = "#content :is(h2, .cat-link, li.card)";

// Keep what is being read where it is on the screen when something comes in above it, or turns out to be
// of another size. Browsers with scroll anchoring do so themselves.
export function useSteady() {
  useEffect(() => {
    if (CSS.supports("overflow-anchor", "auto")) return undefined;
    const main = document.getElementById("content");
    const topOf = (node) => node.getBoundingClientRect().top - main.getBoundingClientRect().top;
    let seen = null; // {node, top}: what is in view, and how far down in the main part
    const hold = () => {
      if (seen?.node.isConnected) scrollBy(0, topOf(seen.node) - seen.top);
      const node = scrollY > 0 && landmark();
      seen = node ? { node, top: topOf(node) } : null;
    };
    const sizes = new ResizeObserver(hold); // told once all is laid out, and before it is painted
    sizes.observe(main);
    addEventListener("scroll", hold, { passive: true });
    return () => {
      sizes.disconnect();
      removeEventListener("scroll", hold);
    };
  }, []);
}

// The first that begins in view, below what stands at the top of the screen, or the one that fills it.
function landmark() {
  const line = document.querySelector(".link").getBoundingClientRect().bottom;
  const all = [...document.querySelectorAll(LANDMARKS)];
  const next = all.findIndex((node) => node.getBoundingClientRect().top >= line);
  const begins = next >= 0 && all[next].getBoundingClientRect().top < innerHeight;
  return begins ? all[next] : all.at(next < 0 ? -1 : next - 1);
}

// The list as it was the last time, where it still holds the same.
export function useSame(list) {
  const last = useRef(list);
  const same =
    list.length === last.current.length && list.every((one, at) => one === last.current[at]);
  if (!same) last.current = list;
  return last.current;
}

const NEW_FOR = 60_000; // ms

// Which entries of a list have come while it was looked at, a short time ago.
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

// When the item of a list that has the focus leaves it, the one that takes its place gets it from
// `focusOn`, or the main part where there is none left. The list is to call what this returns whenever
// the focus comes into it.
export function useFocusKept(list, focusOn) {
  const last = useRef(null);
  useLayoutEffect(() => {
    const { item, at } = last.current ?? {};
    const items = list.current?.children ?? [];
    if (!item || item.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    if (items.length) focusOn(items[Math.min(at, items.length - 1)], { preventScroll: true });
    else document.getElementById("content").focus({ preventScroll: true });
  });
  return ({ target }) => {
    const items = [...list.current.children];
    const at = items.findIndex((item) => item.contains(target));
    last.current = { item: items[at], at };
  };
}

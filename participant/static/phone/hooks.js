// What the room's parts share: drawing anew, steady scrolling, what a screen reader is told.
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "../../vendor/preact-hooks.js";
import { carryDraft } from "./drafts.js";
import { keyOf, placeNow } from "./places.js";

const useRedraw = () => useReducer((n) => n + 1, 0)[1];

export function useLive(live) {
  const redraw = useRedraw();
  useEffect(() => live.subscribe(redraw), [live]);
}

// [place, choose, moved]: where one writes, or wrote last; `choose` goes elsewhere by one's own
// hand. When the meeting goes on meanwhile, the draft comes along and `moved` is where it is from.
export function usePlace(live) {
  const [chosen, setChosen] = useState({});
  const [moved, setMoved] = useState(null);
  const last = useRef(null);
  const byHand = useRef(false);
  const now = live.board.session ? placeNow(live.board, chosen) : null;
  last.current ??= remembered(live);
  useLayoutEffect(() => {
    if (now === null) return;
    const before = last.current;
    last.current = now;
    live.setDraft(PLACE, JSON.stringify(now));
    if (byHand.current || before === null) setMoved(null);
    else if (carryDraft(live, keyOf(before), keyOf(now))) setMoved(before);
    byHand.current = false;
  }, [now && keyOf(now)]);
  const choose = (wish) => {
    byHand.current = true;
    setChosen((before) => ({ ...before, ...wish }));
  };
  return { place: now ?? last.current, open: now !== null, choose, moved, forget: () => setMoved(null) };
}

const PLACE = "place";

function remembered(live) {
  const kept = live.draft(PLACE);
  return kept ? JSON.parse(kept) : null;
}

// Keep what is being read where it is on the screen when something comes in above it. Browsers
// with scroll anchoring do so themselves.
export function useSteady(list) {
  const seen = useRef(null);
  useLayoutEffect(() => {
    if (CSS.supports("overflow-anchor", "auto")) return undefined;
    const { id, top } = seen.current ?? {};
    const moved = id && document.getElementById(id);
    if (moved && top < 0) scrollBy(0, moved.getBoundingClientRect().top - top);
    const note = () => {
      const first = [...(list.current?.children ?? [])].find((li) => li.getBoundingClientRect().bottom > 0);
      seen.current = first && { id: first.id, top: list.current.getBoundingClientRect().top < 0 ? first.getBoundingClientRect().top : 0 };
    };
    note();
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  });
}

// What to tell: a sentence whenever `value` changes, chosen by `say(before, now)`; "" tells nothing.
export function useTold(value, say) {
  const before = useRef(value);
  const [told, tell] = useState("");
  useEffect(() => {
    const sentence = say(before.current, value);
    before.current = value;
    if (sentence) tell(sentence);
  }, [value]);
  return told;
}

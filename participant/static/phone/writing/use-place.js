// Where one writes, as the meeting goes on.

import { useCallback, useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { carryDraft, isEmpty, readDraft } from "./drafts.js";
import { keyOf, placeNow } from "./places.js";

/**
 * @import {Live} from "../../../live/session.js"
 * @import {Place} from "./places.js"
 * @import {Desk, Meeting} from "../../../ui/desk.js"
 */

/**
 * @typedef {ReturnType<typeof usePlace>} Writing
 * @typedef {Desk & {writing: Writing & {place: Place}}} WritingDesk where there is a field
 */

// Where one writes, or wrote last where writing is not `open`; `choose` goes elsewhere by one's own
// hand. When the meeting goes on meanwhile, the draft comes along and `moved` is where it is from.
/** @param {Live} live */
export function usePlace(live) {
  const [chosen, setChosen] = useState(/** @type {Partial<Place> | null} */ (null));
  const [moved, setMoved] = useState(/** @type {Place | null} */ (null));
  const last = useRef(/** @type {Place | null} */ (null));
  const byHand = useRef(false);
  last.current ??= remembered(live);
  const wanted = byHand.current ? chosen : last.current;
  const now = placeNow(
    /** @type {Meeting} */ (live.board),
    wanted ?? {},
    (key) => !isEmpty(readDraft(live, key)),
  );
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
  const choose = useCallback((/** @type {Partial<Place>} */ wish) => {
    byHand.current = true;
    setChosen({ ...last.current, ...wish, ...(wish.category && { dealing: null }) }); // as of now
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

/** @param {Live} live @param {Place} place */
function remember(live, place) {
  const kept = JSON.stringify(place);
  if (live.draft(PLACE) !== kept) live.setDraft(PLACE, kept);
}

/** @param {Live} live @returns {Place | null} */
function remembered(live) {
  const kept = live.draft(PLACE);
  return kept ? JSON.parse(kept) : null;
}

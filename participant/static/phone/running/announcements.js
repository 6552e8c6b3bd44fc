// What a screen reader is told of what happens in the room: politely, and at most one message every
// ten seconds, however many write. What answers an act of one's own is told at once, where it stands.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useAnnounced } from "../../../ui/timer.js";
import { fill } from "../../../ui/words.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";
import { outOfSight } from "../writing/out-of-sight.js";
import { fromOthers, useOthers } from "./announced-others.js";
import { useMessages } from "./messages.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Tell} from "./messages.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// `pause`: the sentence where nothing is to be done, or null. `problem`: {text}, why something was not
// sent; told at once.
/**
 * @param {{segment: Segment | null, ask: string | null, pause: string | undefined,
 *   problem: {text: string} | null}} props
 */
export function Announcements({ segment, ask, pause, problem }) {
  const { live, board, texts } = useDesk();
  const [said, tell] = useMessages();
  useConnection(live, tell, texts);
  useChange(pause ?? board.session.step_id, () =>
    tell(
      "step",
      pause ?? [fill(texts.now_is, { heading: segment?.heading }), ask].filter(Boolean).join(" "),
    ),
  );
  useChange(
    segment && [segment.id, segment.private].join(),
    (before, now) =>
      before &&
      now !== before &&
      now === before.replace("true", "false") &&
      tell("shown", texts.shown_now),
  );
  useChange(safety(live), (_, now) =>
    tell(
      "safety",
      /** @type {Texts} */ ({ waiting: texts.not_all_saved, saved: texts.all_saved })[now],
    ),
  );
  useChange(
    useAnnounced(board.session.timer, () => live.now(), texts),
    (_, time) => tell("time", time),
  );
  useChange(hiddenOf(board), (before, now) => now > before && tell("hidden", texts.one_hidden));
  useChange(
    outOfSight(board).length,
    (before, now) => now > before && tell("withheld", texts.one_withheld),
  );
  useOthers(live, segment, (more) => tell("others", () => fromOthers(more(), texts)));
  return html`<${Said} message=${said} />
    <div class="vh" role="alert">${problem && html`<p key=${problem}>${problem.text}</p>`}</div>`;
}

// The same, while there is no meeting to tell of yet.
export function ConnectionAnnouncements() {
  const { live, texts } = useDesk();
  const [said, tell] = useMessages();
  useConnection(live, tell, texts);
  return html`<${Said} message=${said} />`;
}

/** @param {{message: {words: string} | null}} props */
const Said = ({ message }) =>
  html`<div class="vh" role="status">${message && html`<p key=${message}>${message.words}</p>`}</div>`;

// However often it comes and goes meanwhile, only how the connection is in the end is told, and that
// not where it is as it was told last. On coming in one takes it to be there.
/**
 * @param {Pick<Desk["live"], "status" | "durable">} live
 * @param {Tell} tell
 * @param {Texts} texts
 */
function useConnection({ status, durable }, tell, texts) {
  const told = useRef(texts.connected_again);
  const words = linkWords(status, texts);
  useEffect(() => {
    const news = () => {
      if (words === told.current) return "";
      told.current = words;
      return words;
    };
    if (words) tell("link", news);
  }, [words]);
  useEffect(() => void (durable || tell("kept", texts.not_kept)), [durable]);
}

/** @param {Desk["live"]["status"]} status @param {Texts} texts */
const linkWords = (status, texts) =>
  status.bye
    ? `${texts.bye} ${status.say}`
    : /** @type {Texts} */ ({
        live: texts.connected_again,
        slow: `${texts.slow}. ${texts.slow_more}`,
        offline: texts.offline,
      })[status];

// How many of one's own are hidden.
/** @param {Board} board */
const hiddenOf = ({ idea, mine }) =>
  [...mine].filter((id) => idea.get(id)?.state === "hidden").length;

/** @param {Live} live */
function safety(live) {
  const states = [...live.board.mine].map((id) => live.stateOf(id));
  return (
    /** @type {const} */ (["waiting", "saving"]).find((name) => states.includes(name)) ?? "saved"
  );
}

/** @template T @param {T} value @param {(before: T, now: T) => void} act */
function useChange(value, act) {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    act(before.current, value);
    before.current = value;
  }, [value]);
}

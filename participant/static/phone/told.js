// What a screen reader is told of what happens in the room: politely, and at most one message every
// ten seconds, however many write. What answers an act of one's own is told at once, where it stands.

import { html } from "../../ui/html.js";
import { useAnnounced } from "../../ui/timer.js";
import { useRedraw } from "../../ui/use-live.js";
import { count, fill } from "../../ui/words.js";
import { useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { withheldOf } from "./seen.js";

const EVERY = 10_000; // ms
const MUTED = "muted"; // the key of a draft

// `pause`: the sentence where nothing is to be done, or null. `problem`: {text}, why something was not
// sent; told at once.
export function Told({ live, segment, ask, pause, problem, texts }) {
  const { board } = live;
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
    tell("safety", { waiting: texts.not_all_saved, saved: texts.all_saved }[now]),
  );
  useChange(
    useAnnounced(board.session.timer, () => live.now(), texts),
    (_, time) => tell("time", time),
  );
  useChange(hiddenOf(board), (before, now) => now > before && tell("hidden", texts.one_hidden));
  useChange(
    withheldOf(board).length,
    (before, now) => now > before && tell("withheld", texts.one_withheld),
  );
  useOthers(live, segment, (more) => tell("others", () => fromOthers(more(), texts)));
  return html`<${Said} message=${said} />
    <div class="vh" role="alert">${problem && html`<p key=${problem}>${problem.text}</p>`}</div>`;
}

// The same, while there is no meeting to tell of yet.
export function ToldAlone({ live, texts }) {
  const [said, tell] = useMessages();
  useConnection(live, tell, texts);
  return html`<${Said} message=${said} />`;
}

const Said = ({ message }) =>
  html`<div class="vh" role="status">${message && html`<p key=${message}>${message.words}</p>`}</div>`;

// Reached by the keyboard and by screen readers, for whom alone it is.
export function Mute({ live, texts }) {
  const redraw = useRedraw();
  const muted = isMuted(live);
  const turn = () => {
    live.setDraft(MUTED, muted ? "" : "yes");
    redraw();
  };
  return html`<button class="btn vh mute" type="button" aria-pressed=${String(muted)} onClick=${turn}>${texts.mute}</button>`;
}

const isMuted = (live) => live.draft(MUTED) === "yes";

// `tell(about, words)` has words told, or what a function says when they are; `said` is {words}, the
// last message, or null. What is said anew about the same takes the place of what still waits.
function useMessages() {
  const [said, say] = useState(null);
  const { current: queue } = useRef({ waiting: new Map(), last: -EVERY, timer: null });
  useEffect(() => () => clearTimeout(queue.timer), []);
  const tellAll = () => {
    queue.timer = null;
    const words = [...queue.waiting.values()]
      .map((one) => (typeof one === "string" ? one : one()))
      .filter(Boolean)
      .join(" ");
    queue.waiting.clear();
    if (!words) return;
    queue.last = performance.now();
    say({ words });
  };
  const tell = (about, words = "") => {
    queue.waiting.set(about, words);
    queue.timer ??= setTimeout(tellAll, Math.max(0, queue.last + EVERY - performance.now()));
  };
  return [said, tell];
}

// However often it comes and goes meanwhile, only how the connection is in the end is told, and that
// not where it is as it was told last. On coming in one takes it to be there.
function useConnection({ status, durable }, tell, texts) {
  const told = useRef(texts.connected_again);
  const words = linkWords(status, texts);
  useEffect(() => {
    if (words) tell("link", () => (words === told.current ? "" : (told.current = words)));
  }, [words]);
  useEffect(() => void (durable || tell("kept", texts.not_kept)), [durable]);
}

const linkWords = (status, texts) =>
  status.bye
    ? `${texts.bye} ${status.say}`
    : {
        live: texts.connected_again,
        slow: `${texts.slow}. ${texts.slow_more}`,
        offline: texts.offline,
      }[status];

// `tell(more)` when there are more of the others' in a segment; `more()` is how many more by now,
// and none for whoever wants to hear nothing of it any longer, or is in another segment since.
function useOthers(live, segment, tell) {
  const { current: heard } = useRef({ segment: null, ideas: 0, now: 0 });
  heard.now = othersIn(live.board, segment);
  useEffect(() => {
    const goes = heard.segment !== segment?.id;
    if (goes || isMuted(live) || heard.now <= heard.ideas) {
      Object.assign(heard, { segment: segment?.id, ideas: heard.now });
      return;
    }
    tell(() => {
      const more = isMuted(live) ? 0 : heard.now - heard.ideas;
      heard.ideas = heard.now;
      return more;
    });
  }, [segment?.id, heard.now]);
}

const fromOthers = (more, texts) => (more > 0 ? count(texts.new_from_others, more) : "");

const othersIn = ({ idea, mine }, segment) =>
  [...idea.values()].filter(
    (one) => one.segment_id === segment?.id && one.state === "shared" && !mine.has(one.id),
  ).length;

// How many of one's own are hidden.
const hiddenOf = ({ idea, mine }) =>
  [...mine].filter((id) => idea.get(id)?.state === "hidden").length;

function safety(live) {
  const states = [...live.board.mine].map((id) => live.stateOf(id));
  return ["waiting", "saving"].find((name) => states.includes(name)) ?? "saved";
}

function useChange(value, act) {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    act(before.current, value);
    before.current = value;
  }, [value]);
}

// What can be chosen by its name: acts, steps of the agenda, categories and ideas.

import { categoriesOf } from "../../../live/board/categories.js";
import { currentSegment, frameOf } from "../../../live/board/steps.js";
import { canBringInto } from "../bringing/bring-in.js";
import { undoLast } from "../sorting/acts.js";
import { entriesIn } from "./counts.js";
import { agendaOf, nextStep, openStep, titleOf, whereIs } from "./steps.js";

/**
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Look} from "../app.js"
 *
 * @typedef {{key: string, name: string, note: string, act: () => void}} Command
 */

const MOST = 12; // more are no choice: write a further letter

// Those whose name or kind holds all the words, in the order of their kinds; of ideas none unasked.
/** @param {Desk} desk @param {Look} look @param {string} words @returns {Command[]} */
export function commandsFor(desk, look, words) {
  const asked = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = [
    ...actsOf(desk, look),
    ...stepsOf(desk, look),
    ...(asked.length ? [...categories(desk, look), ...ideas(desk, look)] : []),
  ];
  return all
    .filter(({ name, note }) => {
      const said = `${name} ${note}`.toLocaleLowerCase();
      return asked.every((word) => said.includes(word));
    })
    .slice(0, MOST);
}

/** @param {Desk} desk @param {Look} look @returns {Command[]} */
function actsOf(desk, look) {
  const { live, board, texts, urls, askToEnd, bringInto } = desk;
  const { state, joining, held, desk: atDesk } = board.session;
  const next = nextStep(board);
  const filled = currentSegment(board) ?? null;
  /** @type {(key: string, name: string, act: () => void, there?: boolean) => Command[]} */
  const one = (key, name, act, there = true) =>
    there ? [{ key, name, note: texts.command_act, act }] : [];
  const running = state === "open" && !atDesk;
  return [
    ...one("undo", texts.undo, () => undoLast(desk)),
    ...(next && state !== "ended" && !atDesk
      ? one("next", `${texts.next}: ${titleOf(board, next, texts)}`, () => {
          look(null);
          openStep(desk, next);
        })
      : []),
    ...one(
      "bring",
      texts.bring.open,
      () => bringInto(filled?.id ?? null),
      canBringInto(board, filled),
    ),
    ...one("wall", texts.wall, () => void open(urls.wall, "samsyn-wall"), !atDesk),
    ...one(
      "minutes",
      atDesk ? texts.document : texts.minutes,
      () => void open(urls.minutes, "samsyn-minutes"),
    ),
    ...one("sheets", texts.sheets, () => void open(urls.sheets, "samsyn-sheets"), !atDesk),
    ...one(
      "join",
      joining ? texts.close_joining : texts.open_joining,
      () => live.do("session.join", { open: !joining }),
      running,
    ),
    ...one(
      "hold",
      held ? texts.let_go_on : texts.hold,
      () => live.do("session.hold", { held: !held }),
      running,
    ),
    ...one("paper", texts.scribe.open, () => void open(urls.scribe, "samsyn-scribe"), running),
    ...one("end", texts.end, () => askToEnd(true), running),
  ];
}

/** @param {Desk} desk @param {Look} look @returns {Command[]} */
function stepsOf({ board, texts }, look) {
  if (board.session.desk) return [];
  return agendaOf(board).flatMap(({ segment, steps }) =>
    steps.map((step) => {
      const { segment: heading, step: title } = whereIs(board, step, texts);
      const act = () =>
        step.id === board.session.step_id ? look(null) : look(segment.id, step.id);
      return { key: step.id, name: `${title}: ${heading}`, note: texts.command_step, act };
    }),
  );
}

/** @param {Desk} desk @param {Look} look @returns {Command[]} */
function categories({ board, texts }, look) {
  const frame = frameOf(board);
  if (!frame) return [];
  return categoriesOf(board, frame.id).map(({ id, name }) => ({
    key: id,
    name,
    note: texts.categories,
    act: () => look(frame.id),
  }));
}

/** @param {Desk} desk @param {Look} look @returns {Command[]} */
function ideas({ board }, look) {
  return entriesIn(board).map(({ id, text, segment_id }) => ({
    key: id,
    name: text ?? "",
    note: board.segment.get(segment_id)?.short_heading ?? "",
    act: () => {
      look(segment_id === stepSegment(board) ? null : segment_id);
      setTimeout(() => showIdea(id)); // once the other segment is drawn
    },
  }));
}

/** @param {import("../../../live/board/board.js").Board} board */
const stepSegment = (board) => board.step.get(board.session?.step_id ?? "")?.segment_id;

/** @param {string} id */
function showIdea(id) {
  const card = document.getElementById(`idea-${id}`);
  card?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null | undefined} */ (card?.querySelector("input, button"))?.focus();
}

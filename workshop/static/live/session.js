/** A session that runs, as one page sees it: what is on the board, and a way to write on it. */

import { withMine } from "./board/board.js";
import { ServerClock } from "./clock.js";
import { Drawing } from "./drawing.js";
import { Links } from "./link/links.js";
import { Sequence } from "./link/sequence.js";
import { pause } from "./pause.js";
import { Acts } from "./write/acts.js";
import { Drafts } from "./write/drafts.js";
import { newId } from "./write/ids.js";
import { LastBoard } from "./write/last-board.js";
import { guesser } from "./write/optimistic.js";
import { isQueued, Outbox } from "./write/outbox.js";
import { PATIENCE, Store } from "./write/store.js";
import { typed } from "./write/text.js";

/**
 * @import {Board} from "./board/board.js"
 * @import {Me} from "./board/records.js"
 * @import {Operation} from "./write/optimistic.js"
 * @import {Refusal} from "./write/store.js"
 *
 * @typedef {{session: string, as: "participant" | "facilitator" | "scribe" | "wall", token?: string, me?: Me,
 *   texts?: {too_long?: string}, undoable?: string[]}} Page
 */

const HOLE = 400; // ms in which a missing change may still come by itself
const TYPED = ["text", "name", "reason"]; // the fields that hold people's words
const LONGEST_REST = 250; // ms
const GONE = ["ended", "no_session"]; // byes of a meeting that nobody comes back to

/** @param {Page} page @returns {Live} */
export function openSession(page) {
  return new Live(page);
}

export class Live {
  /** @param {Page} page */
  constructor({ session, as, token, me, texts = {}, undoable = [] }) {
    // A participant who lost the cookie sends what is waiting as whoever joins next.
    const scope = as === "participant" ? `${session}/${as}` : `${session}/${as}/${me?.id ?? ""}`;
    /** @type {Me} */
    this.me = me ?? { role: as };
    /** @type {{here?: Set<string>, count?: number, tables?: number, alone?: number, left?: string[]} | null} */
    this.presence = null;
    this.clock = new ServerClock();
    /** @type {Board | undefined} */
    this.shown = undefined;
    this.sequence = new Sequence();
    this.reached = this.sequence.board; // by what is shown
    this.guess = guesser();
    this.drawing = new Drawing(as === "participant" ? LONGEST_REST : 0); // who leads acts on what is so now
    this.acts = new Acts(undoable);
    this.store = new Store(scope, () => this.#changed());
    this.drafts = new Drafts(this.store, () => this.#changed());
    this.lastBoard = new LastBoard(this.store, this.drafts);
    /** @type {Set<(refusal: any) => void>} */
    this.listeners = new Set();
    this.outbox = new Outbox(this.store, {
      send: (ops, answered) => this.links?.write(ops, answered),
      changed: () => this.#changed(),
      acknowledged: (ops) => this.#acknowledged(ops),
      over: (answer) => this.links?.close(answer),
      refused: (...refusal) => this.#refused(...refusal),
      tooLong: texts.too_long ?? "",
    });
    /** Resolved once what the device keeps is here: drafts, the outbox, the last board. */
    this.ready = this.#start({ session, as, token });
  }

  /** The acknowledged board as far as it is shown and, on top, a guess of what waits. */
  get board() {
    this.shown ??= this.guess(
      this.reached,
      this.outbox.waiting.map(({ op }) => op),
    );
    return this.shown;
  }

  /** @returns {import("./link/links.js").Status} */
  get status() {
    return this.links?.status ?? "connecting";
  }

  /** Whether what is written survives this page. */
  get durable() {
    return this.store.durable;
  }

  /** What the server refused: [{op, refused, say, text}], `text` what stands there instead. */
  get setAside() {
    return this.outbox.setAside.map(({ op, aside }) => ({ op, ...aside }));
  }

  /**
   * @param {() => void} fn called after changes: at once after one's own, else at most once a frame
   * @returns {() => void} to stop
   */
  subscribe(fn) {
    this.drawing.subscribers.add(fn);
    return () => this.drawing.subscribers.delete(fn);
  }

  /** @param {string} kind @param {Record<string, any>} fields @returns {string} its op_id */
  do(kind, fields = {}) {
    if (kind.endsWith(".add") && !kind.startsWith("timer")) fields.id ??= newId();
    if (kind === "idea.edit") fields.rev ??= this.board.idea.get(fields.id)?.rev;
    const said = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === "string" ? typed(value) : value]);
    /** @type {Operation} */
    const op = { op_id: newId(), kind, ...Object.fromEntries(said) };
    this.outbox.add(op);
    this.acts.add(op, kind === "step.open" ? fields.id : this.#step());
    queueMicrotask(() => this.drawing.now());
    return op.op_id;
  }

  /** @param {string} opId of an act of one's own @returns {string} the op_id of its undoing */
  undo(opId) {
    this.acts.forget(opId);
    return this.do("undo", { of: opId });
  }

  /**
   * Undo the last act of this page that was not undone yet.
   * @returns {Operation[]} what it was; [] where there is none
   */
  undoLast() {
    const ops = this.acts.last(this.#step());
    for (const { op_id } of [...ops].reverse()) this.undo(op_id);
    return ops;
  }

  /**
   * Hear of acts without words that the server refused, each once. As long as nobody listens they
   * are set aside.
   * @param {(refusal: Refusal & {op: Operation, op_id: string}) => void} fn
   * @returns {() => void} to stop
   */
  onRefused(fn) {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  /** @param {string} ideaId @returns {"saving" | "waiting" | "saved" | Refusal} */
  stateOf(ideaId) {
    const about = this.outbox.entries.filter(
      ({ op }) => op.id === ideaId || op.ids?.includes(ideaId),
    );
    if (about.some(isQueued)) return this.status === "offline" ? "waiting" : "saving";
    return about.findLast(({ aside }) => aside)?.aside ?? "saved";
  }

  /** @param {string} opId one set aside, made anew on what stands there now */
  retry(opId) {
    const op = this.outbox.setAside.find((entry) => entry.op.op_id === opId)?.op;
    const rev = op?.kind === "idea.edit" && this.board.idea.get(op.id)?.rev;
    const again = this.outbox.retry(opId, rev ? { rev } : {});
    if (again) this.acts.add(again, this.#step());
  }

  /** @param {string} opId one set aside */
  discard(opId) {
    this.outbox.discard(opId);
  }

  /** @returns {number} the server's clock, in ms */
  now() {
    return this.clock.now(this.status === "offline");
  }

  /** @param {string} key */
  draft(key) {
    return this.drafts.get(key);
  }

  /** @param {string} key @param {string} text an empty one is dropped */
  setDraft(key, text) {
    this.drafts.set(key, text);
  }

  /** Leave; what waits stays on the device. */
  close() {
    this.links?.close();
  }

  /** @param {import("./link/socket-link.js").Address} address */
  async #start(address) {
    await Promise.race([this.#restore(), pause(PATIENCE)]);
    this.links = new Links(address, () => this.#position(), {
      arrived: (answer) => this.#arrived(answer),
      changes: (changes) => this.#heed(() => this.sequence.take(changes)),
      beacon: (beacon) => {
        this.#heed(() => this.sequence.heed(beacon));
        this.outbox.heed(beacon);
      },
      presence: ({ here, ...count }) => {
        this.presence = here ? { here: new Set(here) } : count;
        this.#later();
      },
      status: () => this.#connected(),
    });
    document.addEventListener("visibilitychange", () => this.#woken());
    this.#changed();
  }

  /** Also where the disk answers late: what was typed or has come meanwhile stays. */
  async #restore() {
    const load = [this.store.kept(), this.drafts.load(), this.outbox.load()];
    const [kept] = await Promise.all(load);
    const board = this.lastBoard.readFrom(kept, this.me);
    if (board && this.sequence.board.epoch === null) {
      this.sequence = new Sequence(board);
      this.reached = board;
    }
    this.#changed();
  }

  #position() {
    const { head, epoch } = this.sequence.board;
    return { from: head, epoch };
  }

  /** @param {import("./board/board.js").Position} answer */
  #arrived(answer) {
    this.clock.set(answer.now);
    this.me = answer.me;
    this.#heed(() => this.sequence.arrive(answer));
    this.outbox.heed(answer);
  }

  /** @param {() => void} news */
  #heed(news) {
    const before = this.sequence.board;
    news();
    const { board, hole } = this.sequence;
    if (hole) this.checking ??= setTimeout(() => this.#check(), HOLE);
    if (board === before) return;
    this.lastBoard.soon(() => this.#keep());
    this.#later();
  }

  #check() {
    this.checking = undefined;
    if (!this.sequence.hole) return;
    this.links?.sync();
    this.checking = setTimeout(() => this.#check(), HOLE * 5);
  }

  #later() {
    this.drawing.whenRested(() => this.#catchUp());
  }

  #catchUp() {
    const { epoch } = this.reached;
    this.reached = this.sequence.board;
    this.outbox.forget(epoch === this.reached.epoch ? this.reached.head : Infinity);
    this.#changed();
  }

  /** @param {Operation[]} ops */
  #acknowledged(ops) {
    const own = ops.filter(({ kind }) => kind === "idea.add").map(({ id }) => id);
    if (own.length) {
      this.sequence.board = withMine(this.sequence.board, own);
      this.reached = withMine(this.reached, own);
      this.lastBoard.keepMine(this.me, this.sequence.board);
    }
    this.outbox.forget(this.reached.head);
  }

  /** @param {Operation} op @param {Refusal} refusal @param {boolean} elsewhere */
  #refused(op, refusal, elsewhere) {
    this.acts.forget(op.op_id);
    if (TYPED.some((field) => op[field])) return false;
    if (elsewhere) return true;
    for (const fn of this.listeners) fn({ op, op_id: op.op_id, ...refusal });
    return this.listeners.size > 0;
  }

  #connected() {
    this.outbox.connected(Boolean(this.links?.up));
    if (this.#isOver()) this.lastBoard.drop();
    if (GONE.includes(/** @type {any} */ (this.status).bye)) this.outbox.giveUp();
    this.#changed();
  }

  #woken() {
    if (document.hidden) this.#keep();
    else this.outbox.load(); // where tabs cannot tell each other
  }

  #keep() {
    if (!this.#isOver()) this.lastBoard.keep(this.me, this.sequence.board);
  }

  #isOver() {
    return typeof this.status === "object";
  }

  #step() {
    return this.board.session?.step_id ?? null;
  }

  #changed() {
    this.shown = undefined;
    this.drawing.soon();
  }
}

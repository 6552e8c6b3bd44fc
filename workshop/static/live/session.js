/** A session that runs, as one page sees it: what is on the board, and a way to write on it. */

import { withMine } from "./board/board.js";
import { Links } from "./link/links.js";
import { Sequence } from "./link/sequence.js";
import { newId } from "./write/ids.js";
import { guessed } from "./write/optimistic.js";
import { isQueued, Outbox } from "./write/outbox.js";
import { PATIENCE, pause, Store } from "./write/store.js";
import { typed } from "./write/text.js";

const HOLE = 400; // ms in which a missing change may still come by itself
// What is undone without being pointed at: never words that somebody wrote.
const UNDOABLE =
  /^idea\.(move|sort|keep|merge|unmerge|hide|remove|restore)$|^(category|placement)\.|^segment\.declare$/;
const TYPED = ["text", "name", "reason"]; // the fields that hold people's words
const KEEP = 5000; // ms between two copies of the board on the disk
// A phone that is long in drawing what others do is shown it less often: in between it has time
// for its own person, whose acts do not wait for that. What it does in a frame costs it nothing.
const FRAME = 16; // ms
const [REST, LONGEST_REST] = [4, 250]; // times what a drawing took longer; ms

/**
 * @param {{session: string, as: "participant" | "facilitator" | "wall", token?: string, me?: any,
 *   texts?: {too_long?: string}}} page
 * @returns {Live}
 */
export function openSession(page) {
  return new Live(page);
}

class Live {
  constructor({ session, as, token, me, texts = {} }) {
    // A participant who lost the cookie sends what is waiting as whoever joins next.
    const scope = as === "participant" ? `${session}/${as}` : `${session}/${as}/${me?.id ?? ""}`;
    this.me = me ?? { role: as };
    this.presence = null;
    this.subscribers = new Set();
    this.listeners = new Set();
    this.acts = []; // what this page did and may undo, the last one last
    this.drafts = new Map();
    this.offset = 0;
    this.longest = as === "participant" ? LONGEST_REST : 0; // who leads acts on what is so now
    this.rests = 0; // until then, by performance.now()
    this.sequence = new Sequence();
    this.reached = this.sequence.board; // by what is shown
    this.store = new Store(scope, () => this.#changed());
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
    if (!this.fresh) this.#guess();
    return this.shown;
  }

  /** "connecting", "live", "slow" (plain HTTP), "offline" or {bye: name, say}. */
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
    this.subscribers.add(fn);
    return () => this.subscribers.delete(fn);
  }

  /** @param {string} kind @param {Record<string, any>} fields @returns {string} its op_id */
  do(kind, fields = {}) {
    if (kind.endsWith(".add") && !kind.startsWith("timer")) fields.id ??= newId();
    if (kind === "idea.edit") fields.rev ??= this.board.idea.get(fields.id)?.rev;
    const said = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === "string" ? typed(value) : value]);
    const op = { op_id: newId(), kind, ...Object.fromEntries(said) };
    this.outbox.add(op);
    this.#done(op);
    queueMicrotask(() => this.#tell());
    return op.op_id;
  }

  /** @param {string} opId of an act of one's own @returns {string} the op_id of its undoing */
  undo(opId) {
    this.#forgetAct(opId);
    return this.do("undo", { of: opId });
  }

  /**
   * Undo the last act of this page that was not undone yet. What was done in one go, without
   * giving anybody time to look, is one act. Only what was done in this step of the meeting: the
   * way back to an earlier one is not meant, and would surprise the room.
   * @returns {import("./write/outbox.js").Operation[]} what it was; [] where there is none
   */
  undoLast() {
    const last = this.acts.at(-1);
    const act = last?.step === this.#step() ? [...last] : [];
    for (const { op_id } of act.toReversed()) this.undo(op_id);
    return act;
  }

  /**
   * Hear of acts without words that the server refused, each once. As long as nobody listens they
   * are set aside.
   * @param {(refusal: {op: any, op_id: string, refused: string, say: string}) => void} fn
   * @returns {() => void} to stop
   */
  onRefused(fn) {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  /** @param {string} ideaId @returns {"saving" | "waiting" | "saved" | object} or its refusal */
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
    if (again) this.#done(again);
  }

  /** @param {string} opId one set aside */
  discard(opId) {
    this.outbox.discard(opId);
  }

  /** @returns {number} the server's clock, in ms */
  now() {
    return Date.now() + this.offset;
  }

  /** @param {string} key */
  draft(key) {
    return this.drafts.get(key) ?? "";
  }

  /** @param {string} key @param {string} text an empty one is dropped */
  setDraft(key, text) {
    this.drafts.set(key, text);
    if (text) this.store.setDraft(key, text);
    else setTimeout(() => this.draft(key) || this.store.setDraft(key, "")); // drawing comes first
  }

  /** Leave; what waits stays on the device. */
  close() {
    this.links?.close();
  }

  async #start(address) {
    await Promise.race([this.#restore(), pause(PATIENCE)]);
    this.links = new Links(address, () => this.#position(), {
      arrived: (answer) => this.#arrived(answer),
      changes: (changes) => this.#heed(() => this.sequence.take(changes)),
      beacon: (beacon) => this.#heed(() => this.sequence.heed(beacon)),
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
    const [drafts, kept] = await Promise.all([
      this.store.drafts(),
      this.store.kept(),
      this.outbox.load(),
    ]);
    this.drafts = new Map([...drafts, ...this.drafts]);
    // Another release may read a board otherwise, and another person may see another one.
    const usable = kept?.release === import.meta.url && kept.who === this.#who();
    if (usable && this.sequence.board.epoch === null) {
      const mine = JSON.parse(this.draft(this.#mine()) || "[]");
      this.sequence = new Sequence(withMine(kept.board, mine));
      this.reached = this.sequence.board;
    }
    this.#changed();
  }

  #position() {
    const { head, epoch } = this.sequence.board;
    return { from: head, epoch };
  }

  #arrived(answer) {
    this.offset = answer.now - Date.now();
    this.me = answer.me;
    this.#heed(() => this.sequence.arrive(answer));
  }

  #heed(news) {
    const before = this.sequence.board;
    news();
    const { board, hole } = this.sequence;
    if (hole) this.checking ??= setTimeout(() => this.#check(), HOLE);
    if (board === before) return;
    this.keeping ??= setTimeout(() => this.#keep(), KEEP);
    this.#later();
  }

  /** Show what has come: now, or when this screen has rested. */
  #later() {
    const rest = this.rests - performance.now();
    if (rest > 0) this.catching ??= setTimeout(() => this.#catchUp(), rest);
    else this.#catchUp();
  }

  #catchUp() {
    clearTimeout(this.catching);
    this.catching = null;
    const {
      reached: before,
      sequence: { board },
    } = this;
    this.reached = board;
    this.outbox.forget(board.epoch === before.epoch ? board.head : Infinity);
    this.#changed();
  }

  #check() {
    this.checking = null;
    if (!this.sequence.hole) return;
    this.links.sync();
    this.checking = setTimeout(() => this.#check(), HOLE * 5);
  }

  #acknowledged(ops) {
    const own = ops.filter(({ kind }) => kind === "idea.add").map(({ id }) => id);
    if (own.length) {
      this.sequence.board = withMine(this.sequence.board, own);
      this.reached = withMine(this.reached, own);
      this.setDraft(this.#mine(), JSON.stringify([...this.sequence.board.mine]));
    }
    this.outbox.forget(this.reached.head);
  }

  /** Compared with the last time, so that other news than changes leave the guess as it is. */
  #guess() {
    const board = this.reached;
    const ops = this.outbox.waiting.map(({ op }) => op);
    const same =
      this.guessedOn === board &&
      ops.length === this.guessedOf.length &&
      ops.every((op, at) => op === this.guessedOf[at]);
    if (!same) this.shown = guessed(board, ops);
    Object.assign(this, { fresh: true, guessedOn: board, guessedOf: ops });
  }

  #done(op) {
    if (!UNDOABLE.test(op.kind)) return;
    if (!this.doing) {
      this.acts.push((this.doing = Object.assign([], { step: this.#step() })));
      queueMicrotask(() => (this.doing = null));
    }
    this.doing.push(op);
  }

  #step() {
    return this.board.session?.step_id ?? null;
  }

  #forgetAct(opId) {
    for (const act of this.acts)
      act.splice(0, act.length, ...act.filter(({ op_id }) => op_id !== opId));
    this.acts = this.acts.filter((act) => act.length);
    this.doing = null;
  }

  #refused(op, refusal, elsewhere) {
    this.#forgetAct(op.op_id);
    if (TYPED.some((field) => op[field])) return false;
    if (elsewhere) return true;
    for (const fn of this.listeners) fn({ op, op_id: op.op_id, ...refusal });
    return this.listeners.size > 0;
  }

  #connected() {
    this.outbox.connected(this.links.up);
    if (this.status.bye) this.store.keep({}); // nobody may see it here any longer
    this.#changed();
  }

  #woken() {
    if (document.hidden) this.#keep();
    else this.outbox.load(); // where tabs cannot tell each other
  }

  #keep() {
    clearTimeout(this.keeping);
    this.keeping = null;
    const { board } = this.sequence;
    if (board.epoch === null || this.status.bye) return;
    // When it has ended there is nothing more to look at.
    if (board.session.state === "ended") return this.store.keep({});
    this.store.keep({ release: import.meta.url, who: this.#who(), board });
  }

  // The last board may be older than what was acknowledged since, and no change tells whose it is.
  #mine() {
    return `mine/${this.#who()}`;
  }

  #who() {
    const { role, id = "", table_id = "" } = this.me;
    return [role, id, table_id].join("/");
  }

  #changed() {
    this.fresh = false;
    if (this.telling) return;
    this.telling = true;
    if (document.hidden) setTimeout(() => this.#tell(), 100);
    else requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const began = performance.now();
    this.#tell();
    setTimeout(() => {
      // now it is drawn
      const now = performance.now();
      this.rests = now + Math.min(this.longest, REST * (now - began - FRAME));
    });
  }

  #tell() {
    if (!this.telling) return; // told of already
    this.telling = false;
    for (const fn of this.subscribers) fn();
  }
}

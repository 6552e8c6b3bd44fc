/**
 * The operations a device has made and the server has not acknowledged. Each is on the disk before
 * it is sent, and stays until it is answered, and for a minute after that: a server that goes back in
 * its history may have lost it. What is refused is set aside with its words, or told of once where
 * there are none. Tabs may share one: an operation sent twice is done once.
 */

import { passed } from "../clock.js";
import { isFinal } from "../link/final.js";
import { newId } from "./ids.js";
import { bytesOf } from "./text.js";

const MOST = 20;
const MOST_BYTES = 32 * 1024 - 100; // the rest is for what stands around the operations
const OTHER_TAB = 6000; // ms in which the tab that made an operation sends it itself
const HELD = 60_000; // ms after its answer; a standby that is promoted lacks the last seconds

/**
 * @import {Operation} from "./optimistic.js"
 * @import {Refusal} from "./store.js"
 *
 * @typedef {{op_id: string, n?: number} & Partial<Refusal>} Answer
 * @typedef {import("./store.js").Entry & {since?: number, kept?: boolean, due?: number,
 *   suspect?: boolean}} Waiting acknowledged `since`, shown until the board has that change;
 *   `kept` on the disk; not sent before `due`; `suspect` of making a batch unreadable
 */

export class Outbox {
  /**
   * @param {import("./store.js").Store} store
   * @param {{send: (ops: Operation[], answered: (answer: any) => void) => void,
   *   changed: () => void, acknowledged: (ops: Operation[]) => void, over: (answer: any) => void,
   *   refused: (op: Operation, refusal: Refusal, elsewhere: boolean) =>
   *   boolean, tooLong: string}} to whom to send, whom to tell, and the sentence for what no packet
   *   holds; `refused` answers whether that was all: if not, it is set aside
   */
  constructor(store, to) {
    this.store = store;
    this.to = to;
    /** @type {Waiting[]} */
    this.entries = [];
    /** @type {Waiting[]} sent and not answered */
    this.flight = [];
    /** @type {Waiting[]} acknowledged, and still there for the case that the server loses it */
    this.held = [];
    /** @type {string | null} the history that the server is in */
    this.epoch = null;
    this.attempt = 0;
    this.notBefore = 0;
    this.up = false;
    this.last = 0; // the latest entry's `at`
    if (globalThis.BroadcastChannel) {
      this.tabs = new BroadcastChannel(`samsyn:${store.scope}`);
      this.tabs.onmessage = ({ data }) => this.#heard(data);
    }
  }

  /** Those that no answer stands for yet, or whose change is not on the board yet. */
  get waiting() {
    return this.entries.filter((entry) => !entry.aside);
  }

  get setAside() {
    return /** @type {(Waiting & {aside: Refusal})[]} */ (
      this.entries.filter(({ aside }) => aside)
    );
  }

  /** Take in what is on the disk: at the start, and what other tabs have put there since. */
  async load() {
    const found = (await this.store.entries()).filter(({ op }) => !this.#has(op.op_id));
    const kept = found.map((entry) => ({ ...entry, kept: true, since: passed() }));
    this.held.push(...kept.filter(({ n }) => n !== undefined));
    this.entries = [...kept.filter(({ n }) => n === undefined), ...this.entries];
    this.last = Math.max(this.last, ...found.map(({ at }) => at));
    this.to.changed();
    this.#next();
  }

  /** @param {Operation} op */
  async add(op) {
    this.last = Math.max(this.last + 1, Date.now());
    /** @type {Waiting} */
    const entry = { op, at: this.last };
    if (bytesOf(op) > MOST_BYTES) entry.aside = { refused: "too_long", say: this.to.tooLong };
    this.entries.push(entry);
    this.to.changed();
    await this.store.put(entry);
    entry.kept = true;
    this.tabs?.postMessage({ entry });
    this.#next();
  }

  /**
   * @param {string} opId
   * @param {Partial<Operation>} fields what to say otherwise this time
   * @returns {Operation | null} the new one
   */
  retry(opId, fields = {}) {
    const entry = this.#find(opId);
    if (!entry?.aside) return null;
    const op = { ...entry.op, ...fields, op_id: newId() };
    this.add(op);
    this.discard(opId);
    return op;
  }

  /** @param {string} opId */
  discard(opId) {
    this.#drop([opId]);
    this.store.remove([opId]);
    this.tabs?.postMessage({ dropped: [opId] });
  }

  /**
   * The link can carry something, or no longer. What was not answered is sent again.
   * @param {boolean} up
   */
  connected(up) {
    this.up = up;
    if (up) this.#send();
    else clearTimeout(this.timer);
  }

  /** @param {number} head the changes up to this one are on the board */
  forget(head) {
    this.entries = this.entries.filter(({ n }) => n === undefined || n > head);
  }

  /**
   * Where the server is by now. What it acknowledged in another history is sent again, whether this
   * one has it or not; what is in this one is let go of after a while.
   * @param {{head: number, epoch: string}} position
   */
  heed({ head, epoch }) {
    this.epoch = epoch;
    const again = this.held.filter((entry) => entry.epoch !== epoch);
    const before = passed() - HELD;
    const safe = this.held.filter(
      (entry) => entry.epoch === epoch && (entry.n ?? 0) <= head && (entry.since ?? 0) < before,
    );
    if (safe.length) this.#letGo(safe);
    if (again.length) this.#sendAgain(again);
  }

  /** The server has lost what was acknowledged for good: it is of no use any more. */
  giveUp() {
    this.#letGo(this.held);
  }

  /** @param {Waiting[]} safe */
  #letGo(safe) {
    this.held = this.held.filter((entry) => !safe.includes(entry));
    this.store.remove(safe.map(({ op }) => op.op_id));
  }

  /** @param {Waiting[]} again */
  #sendAgain(again) {
    for (const entry of again) entry.n = undefined;
    this.held = this.held.filter((entry) => !again.includes(entry));
    const others = this.entries.filter((entry) => !again.includes(entry));
    this.entries = [...again, ...others].sort((a, b) => a.at - b.at);
    this.to.changed();
    this.#next();
  }

  #next() {
    if (!this.flight.some(isQueued)) this.#send();
  }

  #send() {
    clearTimeout(this.timer);
    if (!this.up) return;
    const pause = this.notBefore - passed();
    if (pause > 0) return this.#later(pause);
    this.flight = this.flight.filter(isQueued);
    if (!this.flight.length) this.#fill();
    if (!this.flight.length) return;
    const { flight, epoch } = this;
    this.to.send(
      flight.map(({ op }) => op),
      (answer) => this.#answered(flight, answer, epoch),
    );
    const most = Math.min(5000, 2200 * 1.5 ** this.attempt++);
    this.#later(most * (0.7 + 0.3 * Math.random()));
  }

  /** @param {number} ms */
  #later(ms) {
    this.timer = setTimeout(() => this.#send(), ms);
  }

  #fill() {
    this.attempt = 0;
    let room = MOST_BYTES;
    for (const entry of this.entries.filter(isQueued)) {
      if (entry.due !== undefined && entry.due > passed()) continue;
      room -= bytesOf(entry.op) + 1;
      const alone = entry.suspect && this.flight.length;
      if (!entry.kept || alone || room < 0 || this.flight.length === MOST) return;
      this.flight.push(entry);
      if (entry.suspect) return;
    }
  }

  /** @param {Waiting[]} flight @param {any} answer @param {string | null} epoch when it was sent */
  #answered(flight, answer, epoch) {
    if (Array.isArray(answer?.answers)) {
      this.#settle(answer.answers, epoch, true);
      this.tabs?.postMessage({ answers: answer.answers, epoch });
    } else if (answer?.slow_down) {
      this.notBefore = passed() + answer.slow_down * 1000 + Math.random() * 300;
      this.attempt = 0;
      this.#send();
    } else if (answer?.refused === "malformed") {
      this.#isolate(flight, answer);
    } else if (isFinal(answer)) {
      this.to.over(answer);
    } // anything else is no answer: it is sent again
  }

  /**
   * One of them cannot be read. Each is sent alone, until we know which.
   * @param {Waiting[]} flight
   * @param {Refusal} refusal
   */
  #isolate(flight, { refused, say }) {
    if (flight.length === 1) {
      return this.#settle([{ op_id: flight[0].op.op_id, refused, say }], null, true);
    }
    for (const entry of flight) entry.suspect = true;
    this.flight = [];
    this.#send();
  }

  /**
   * @param {Answer[]} answers
   * @param {string | null} epoch
   * @param {boolean} ours whether this tab has asked
   */
  #settle(answers, epoch, ours) {
    /** @type {Waiting[]} */
    const done = [];
    for (const answer of answers) {
      const entry = this.#find(answer.op_id);
      if (!entry || !isQueued(entry)) continue;
      if (answer.refused) this.#refuse(entry, /** @type {any} */ (answer), ours);
      else done.push(Object.assign(entry, { n: answer.n ?? 0, epoch, since: passed() }));
    }
    this.to.acknowledged(done.map(({ op }) => op)); // which may keep something of them
    this.held.push(...done);
    for (const entry of done) this.store.put(entry);
    this.to.changed();
    this.#next();
  }

  /** @param {Waiting} entry @param {Refusal} answer @param {boolean} ours */
  #refuse(entry, { refused, say, text }, ours) {
    const refusal = { refused, say, text };
    const elsewhere = entry.due !== undefined && !ours; // the tab that made it tells
    if (this.to.refused(entry.op, refusal, elsewhere)) {
      this.entries = this.entries.filter((one) => one !== entry);
      this.store.remove([entry.op.op_id]);
    } else {
      entry.aside = refusal;
      this.store.put(entry);
    }
  }

  /**
   * @param {{entry?: Waiting, answers?: Answer[], epoch?: string | null, dropped?: string[]}} data of
   *   another tab
   */
  #heard({ entry, answers = [], epoch = null, dropped = [] }) {
    if (entry && !this.#has(entry.op.op_id)) {
      this.entries.push({ ...entry, due: passed() + OTHER_TAB });
      setTimeout(() => this.#next(), OTHER_TAB + 50);
    }
    this.#drop(dropped);
    this.#settle(answers, epoch, false);
  }

  /** @param {string[]} opIds */
  #drop(opIds) {
    this.entries = this.entries.filter(({ op }) => !opIds.includes(op.op_id));
    this.to.changed();
  }

  /** @param {string} opId */
  #has(opId) {
    return this.#find(opId) ?? this.held.find(({ op }) => op.op_id === opId);
  }

  /** @param {string} opId */
  #find(opId) {
    return this.entries.find(({ op }) => op.op_id === opId);
  }
}

/** @param {Waiting} entry */
export function isQueued(entry) {
  return !entry.aside && entry.n === undefined;
}

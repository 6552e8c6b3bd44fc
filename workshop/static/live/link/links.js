/**
 * Which way to the server: a websocket, or plain HTTP after two that failed at once, and from then
 * on the websocket again each minute. Always trying, sooner when the device wakes up.
 */

import { passed } from "../clock.js";
import { httpLink } from "./http-link.js";
import { socketLink } from "./socket-link.js";

const AT_ONCE = 8000; // a socket that ends sooner has failed
const PATIENCE = AT_ONCE / 2; // for each of the two until it has joined
const [SHORTEST, LONGEST] = [500, 5000];
const PROBE = { patience: 15_000, soon: 5000, every: 60_000 };

/** @import {Link} from "./socket-link.js" */

/** @typedef {"connecting" | "live" | "slow" | "offline" | {bye: string, say: string}} Status */

export class Links {
  /** @type {Link | null} */
  link = null;
  /** @type {Link | null} */
  probe = null;
  /** @type {Status} */
  status = "connecting";
  failed = 0;
  attempt = 0;
  socketsWork = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  probing;

  /**
   * @param {import("./socket-link.js").Address} address
   * @param {() => {from: number, epoch: string | null}} position
   * @param {{arrived: (answer: any) => void, changes: (changes: any[]) => void,
   *   beacon: (beacon: any) => void, presence: (presence: any) => void,
   *   status: () => void}} to whom to tell
   */
  constructor(address, position, to) {
    this.address = address;
    this.position = position;
    this.to = to;
    this.hear = { joined: this.#joined, ended: this.#ended, ...to };
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const name of ["online", "offline"]) {
      addEventListener(name, () => this.#restart(), { signal });
    }
    addEventListener("pageshow", () => this.#wake(), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    this.#open();
  }

  /** Whether something can be written. */
  get up() {
    return this.status === "live" || this.status === "slow";
  }

  /** @param {any[]} ops @param {(answer: any) => void} answered not called where it got lost */
  write(ops, answered) {
    if (this.up) this.link?.write(ops, answered);
  }

  /** Ask where we are. */
  sync() {
    if (this.up) this.link?.sync();
  }

  /** @param {{refused: string, say: string}} [bye] why; it is not opened again */
  close(bye) {
    this.listening.abort();
    this.#drop();
    if (bye) this.#say({ bye: bye.refused, say: bye.say });
  }

  #open() {
    const way = this.failed < 2 ? socketLink : httpLink;
    this.link = way(this.address, this.position, this.hear, PATIENCE);
  }

  /** @param {Link} link @param {any} answer */
  #joined = (link, answer) => {
    if (link === this.probe) {
      this.#drop(link);
      this.link = link;
      this.failed = 0;
    }
    if (link !== this.link) return;
    this.to.arrived(answer);
    if (link.slow && this.status !== "slow")
      this.#probeIn(this.socketsWork ? PROBE.soon : PROBE.every);
    this.socketsWork ||= !link.slow;
    this.#say(link.slow ? "slow" : "live");
  };

  /** @param {Link} link @param {any} bye */
  #ended = (link, bye) => {
    if (bye) return this.close(bye);
    if (link === this.probe) return this.#probeIn();
    if (link !== this.link) return;
    this.#drop();
    const quick = passed() - link.opened < AT_ONCE;
    this.failed = quick && !link.slow ? this.failed + 1 : 0;
    this.attempt = quick ? this.attempt + 1 : 0;
    if (this.up) this.#say("connecting");
    if (this.attempt > 2 || !navigator.onLine) this.#say("offline");
    const wait = Math.min(LONGEST, SHORTEST * 2 ** (this.attempt + 1)) - SHORTEST;
    const pause = this.failed === 2 ? 0 : SHORTEST + Math.random() * wait;
    this.timer = setTimeout(() => this.#open(), pause);
  };

  #probeIn(ms = PROBE.every) {
    this.probe = null;
    this.probing = setTimeout(() => {
      this.probe = socketLink(this.address, this.position, this.hear, PROBE.patience);
    }, ms);
  }

  #wake() {
    if (!document.hidden && (!this.link || this.link.stale())) this.#restart();
  }

  #restart() {
    this.#drop();
    this.failed = this.attempt = 0;
    this.#say(navigator.onLine ? "connecting" : "offline");
    this.#open();
  }

  /** @param {Link} [but] one that stays */
  #drop(but) {
    clearTimeout(this.timer);
    clearTimeout(this.probing);
    const links = [this.link, this.probe];
    this.link = this.probe = null;
    for (const link of links) if (link !== but) link?.end();
  }

  /** @param {Status} status */
  #say(status) {
    if (this.status === status) return;
    this.status = status;
    this.to.status();
  }
}

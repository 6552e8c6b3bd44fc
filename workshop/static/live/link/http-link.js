/** The same over plain HTTP, for networks that eat the upgrade to a websocket. */

import { passed } from "../clock.js";
import { pause } from "../pause.js";
import { isFinal } from "./final.js";
import { house } from "./house.js";

const WAITS = 20_000; // how long the server may hold a question for news
const LONGEST = WAITS + 10_000;
const AT_ONCE = 7000; // ms in which the first answer begins, unless nothing gets through at all
const PACE = 250; // ms between two questions, so that many changes share an answer

/**
 * @param {import("./socket-link.js").Address} address
 * @param {() => {from: number, epoch: string | null}} position what has been applied
 * @param {import("./socket-link.js").Hearer} hear
 * @returns {import("./socket-link.js").Link}
 */
export function httpLink({ session, as, token }, position, hear) {
  const stop = new AbortController();
  /** @type {Record<string, string>} */
  const who = token ? { as, token } : { as };
  const opened = passed();
  let heard = opened;
  /** @type {import("./socket-link.js").Link} */
  const link = {
    opened,
    slow: true,
    stale: () => passed() - heard > WAITS + 5000,
    sync() {},
    write,
    end,
  };
  listen();
  return link;

  async function listen() {
    // Asking for everything is answered at once: then we know that this way is open.
    let from = { from: 0, epoch: "" };
    try {
      while (!stop.signal.aborted) {
        const answer = await ask("changes", from, from.epoch === "" ? AT_ONCE : LONGEST);
        if (answer.refused) return end(answer);
        if (answer.slow_down) await pause(answer.slow_down * 1000);
        else hear.joined(link, answer);
        await pause(PACE);
        from = /** @type {any} */ (position());
      }
    } catch {
      end();
    }
  }

  /** @type {import("./socket-link.js").Link["write"]} */
  async function write(ops, answered) {
    const headers = { "Content-Type": "application/json", "X-Samsyn": "1" };
    const post = { method: "POST", headers, body: JSON.stringify({ ops }) };
    const answer = await ask("operations", {}, LONGEST, post).catch(() => null);
    if (!stop.signal.aborted) answered(answer);
  }

  /**
   * @param {"changes" | "operations"} what
   * @param {Record<string, any>} query
   * @param {number} patience ms
   * @param {RequestInit} options
   */
  async function ask(what, query, patience, options = {}) {
    const address = `${house}/live/${session}/${what}?${new URLSearchParams({ ...who, ...query })}`;
    const asking = new AbortController();
    const abort = () => asking.abort();
    let late = setTimeout(abort, patience);
    stop.signal.addEventListener("abort", abort);
    try {
      const response = await fetch(address, { ...options, signal: asking.signal });
      clearTimeout(late);
      late = setTimeout(abort, LONGEST); // however long it is
      if (response.status === 413) return { refused: "malformed" }; // a proxy, too big for it
      if (response.status >= 500) throw new Error(response.statusText);
      heard = passed();
      return await response.json();
    } finally {
      clearTimeout(late);
      stop.signal.removeEventListener("abort", abort);
    }
  }

  /** @type {import("./socket-link.js").Link["end"]} */
  function end(bye) {
    if (stop.signal.aborted) return;
    stop.abort();
    hear.ended(link, isFinal(bye) ? bye : undefined);
  }
}

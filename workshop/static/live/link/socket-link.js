/** One connection over a websocket, from its opening to its end; who wants another one opens it. */

import { aheadBy, passed } from "../clock.js";
import { isFinal } from "./final.js";
import { openSocket } from "./socket-io.js";

const SILENT = 12_000;
const STALE = 4000; // the server speaks every 3 s

/**
 * @typedef {{session: string, as: string, token?: string}} Address
 * @typedef {{joined: (link: Link, answer: any) => void, ended: (link: Link, bye?: any) => void,
 *   changes: (changes: any[]) => void, beacon: (beacon: any) => void,
 *   presence: (presence: any) => void}} Hearer
 * @typedef {{opened: number, slow: boolean, stale: () => boolean, sync: () => void,
 *   write: (ops: any[], answered: (answer: any) => void) => void, end: (bye?: any) => void}} Link
 */

/**
 * @param {Address} address
 * @param {() => {from: number, epoch: string | null}} position what has been applied
 * @param {Hearer} hear
 * @param {number} patience ms until it must have joined
 * @returns {Link}
 */
export function socketLink(address, position, hear, patience) {
  let heard = passed();
  let over = false;
  let ahead = aheadBy();
  const socket = openSocket(
    { ...address },
    {
      connected: sync,
      refused: ({ message, data }) => end({ refused: message, say: data?.say }),
      event,
      ended: () => end(),
    },
  );
  const late = setTimeout(() => end(), patience);
  const watch = setInterval(look, 1000);
  /** @type {Link} */
  const link = {
    opened: heard,
    slow: false,
    stale: () => passed() - heard > STALE,
    sync,
    write,
    end,
  };
  return link;

  /** @param {string} name @param {any} data */
  function event(name, data) {
    heard = passed();
    if (name === "bye") end({ final: true, ...data });
    else if (name === "changes" || name === "beacon" || name === "presence") hear[name](data);
  }

  function look() {
    const before = ahead;
    ahead = aheadBy();
    if (passed() - heard > SILENT) end();
    else if (ahead !== before) sync(); // what was told of the time may be long ago
  }

  function sync() {
    socket.ask("join", position(), (answer) => {
      if (over) return;
      heard = passed();
      if (!answer || answer.refused) return end(answer);
      clearTimeout(late);
      hear.joined(link, answer);
    });
  }

  /** @type {Link["write"]} */
  function write(ops, answered) {
    socket.ask("write", { ops }, answered);
  }

  /** @type {Link["end"]} */
  function end(bye) {
    if (over) return;
    over = true;
    clearTimeout(late);
    clearInterval(watch);
    socket.end();
    hear.ended(link, bye?.final || isFinal(bye) ? bye : undefined);
  }
}

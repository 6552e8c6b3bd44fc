/**
 * One connection over a websocket, from its opening to its end; who wants another one opens it.
 * Nothing is given to socket.io while it is not connected, so that it has nothing to buffer.
 */

import { io } from "../vendor/socket.io.js";
import { isFinal } from "./names.js";

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
  let heard = Date.now();
  let over = false;
  const socket = io({ transports: ["websocket"], reconnection: false, forceNew: true,
    auth: { ...address } });
  const late = setTimeout(end, patience);
  const watch = setInterval(() => Date.now() - heard > SILENT && end(), 1000);
  const link = { opened: heard, slow: false, stale: () => Date.now() - heard > STALE,
    sync, write, end };

  socket.on("connect", sync);
  socket.on("connect_error", ({ message, data }) => end({ refused: message, say: data?.say }));
  socket.on("disconnect", () => end());
  socket.on("bye", (bye) => end({ final: true, ...bye }));
  for (const name of ["changes", "beacon", "presence"]) socket.on(name, hear[name]);
  socket.onAny(() => (heard = Date.now()));
  return link;

  function sync() {
    if (!socket.connected) return;
    socket.emit("join", position(), (answer) => {
      if (over) return;
      heard = Date.now();
      if (!answer || answer.refused) return end(answer);
      clearTimeout(late);
      hear.joined(link, answer);
    });
  }

  function write(ops, answered) {
    if (socket.connected) socket.emit("write", { ops }, answered);
  }

  function end(bye) {
    if (over) return;
    over = true;
    clearTimeout(late);
    clearInterval(watch);
    socket.off();
    socket.offAny();
    socket.disconnect();
    hear.ended(link, bye?.final || isFinal(bye) ? bye : undefined);
  }
}

/**
 * The part of Engine.IO 4 and Socket.IO 5 that a live session uses: one websocket, the namespace
 * "/", texts with JSON, answers by number. Nothing is kept for later and nothing is tried again:
 * what is not answered is the outbox's, and another connection is `links.js`'s.
 */

import { house } from "./house.js";

// A packet begins with Engine.IO's type, one with a message goes on with Socket.IO's.
const [OPEN, PING, PONG] = ["0", "2", "3"];
const [CONNECT, EVENT, ANSWER, CONNECT_ERROR] = ["40", "42", "43", "44"];
const NUMBERED = /^(..)(\d*)(.*)$/s;

/**
 * @typedef {{connected: () => void, refused: (error: {message: string, data?: any}) => void,
 *   event: (name: string, data: any) => void, ended: () => void}} To
 * @typedef {(answer: any) => void} Answered
 * @typedef {{ask: (name: string, data: any, answered?: Answered) => void, end: () => void}} Socket
 */

/**
 * @param {any} auth what the CONNECT packet carries
 * @param {To} to whom to tell; nobody is told of anything after `end`
 * @returns {Socket} `ask` sends an event; nothing is sent while there is no connection
 */
export function openSocket(auth, to) {
  const { protocol, host } = location;
  const scheme = protocol.replace("http", "ws");
  const socket = new WebSocket(`${scheme}//${host}${house}/socket.io/?EIO=4&transport=websocket`);
  /** @type {Map<number, Answered | undefined>} */
  const waiting = new Map();
  let connected = false;
  let asked = 0;
  socket.onmessage = ({ data }) => (data[0] === "4" ? take(data) : keepUp(data[0]));
  socket.onclose = () => to.ended();
  return { ask, end };

  /** @param {string} type */
  function keepUp(type) {
    if (type === OPEN) socket.send(CONNECT + JSON.stringify(auth));
    else if (type === PING) socket.send(PONG);
  }

  /** @param {string} packet */
  function take(packet) {
    const [, type, number, text] = NUMBERED.exec(packet) ?? [];
    const said = text && JSON.parse(text);
    if (type === EVENT) return to.event(said[0], said[1]);
    if (type === CONNECT_ERROR) return to.refused(said);
    if (type === ANSWER) return answer(Number(number), said[0]);
    if (type !== CONNECT) return to.ended(); // DISCONNECT, or what a session never sends
    connected = true;
    to.connected();
  }

  /** @param {number} number @param {any} said */
  function answer(number, said) {
    const answered = waiting.get(number);
    waiting.delete(number);
    answered?.(said);
  }

  /** @type {Socket["ask"]} */
  function ask(name, data, answered) {
    if (!connected || socket.readyState !== WebSocket.OPEN) return;
    waiting.set(++asked, answered);
    socket.send(EVENT + asked + JSON.stringify([name, data]));
  }

  function end() {
    connected = false;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/**
 * What the parts of a face work with, whichever face it is. One object for the life of a page, always
 * fresh: what changes in it draws nothing anew by itself, so that a thousand cards can ask for it.
 *
 * @import {Board} from "../live/board/board.js"
 * @import {Segment, Session, Step} from "../live/board/records.js"
 * @import {Live} from "../live/session.js"
 * @import {Said} from "./toast.js"
 * @import {Texts} from "./words.js"
 *
 * @typedef {Board & {session: Session}} Meeting a board whose session is known
 *
 * @typedef {object} Turning
 * @property {number} page counted from 0
 * @property {number} all
 * @property {boolean} stopped
 * @property {() => void} [back]
 * @property {() => void} [on]
 * @property {() => void} [toggle] stop, or go on
 * @property {() => void} toFirst
 * @property {(pages: number) => void} counted is told how many there are
 *
 * @typedef {object} Desk
 * @property {Live & {status: any}} live
 * @property {Meeting} board as this face is to see it
 * @property {Texts} texts the sentences of the page
 * @property {Record<string, string>} urls where its links go
 * @property {{url: string, others: [tag: string, name: string][]}} language phone: the others that
 *   there are
 * @property {any} data wall: what came with the page
 * @property {Segment} segment wall: the one that is shown; before the first step there is none
 * @property {Step | null} step wall: the one that is open
 * @property {Turning} turning wall: its pages, as from useTurning
 * @property {{isSet: boolean, shown: boolean, toggle?: () => void}} clock wall: as from useClock
 * @property {any} writing phone: where one writes, as from usePlace
 * @property {{current: any}} field phone: what one writes in
 * @property {[any, (change: any) => void]} sorting phone: what one is about to sort, as from useState
 * @property {() => void} redraw phone: all that shows drafts
 * @property {(ideaId: string) => void} under phone: write a sub-point
 * @property {(said: Said | null) => void} show phone: a toast
 * @property {(text: string, undo?: () => void) => void} tell console: what was done, and the way back
 * @property {Record<string, any>} lines console: what the lines of a text rest on, by their ids
 * @property {(asked: boolean) => void} askToEnd console: whether the session shall end
 * @property {(segmentId: string | null) => void} bringInto console: what was written elsewhere
 * @property {string | null} [moved] console: the entry that was moved by hand just now
 */

import { createContext } from "../vendor/preact.js";
import { useContext } from "../vendor/preact-hooks.js";

export const Desk = createContext(/** @type {any} */ (null));

/** @returns {Desk} */
export const useDesk = () => useContext(Desk);

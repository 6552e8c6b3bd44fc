// What the parts of a face work with, whichever face it is: {live, board, texts, …}. One object for the
// life of a page, always fresh: what changes in it draws nothing anew by itself, so that a thousand
// cards can ask for it.

import { createContext } from "../vendor/preact.js";
import { useContext } from "../vendor/preact-hooks.js";

export const Desk = createContext(null);
export const useDesk = () => useContext(Desk);

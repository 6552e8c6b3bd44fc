// What every part of the console works with: {live, board, texts, urls, tell}.

import { createContext } from "../../vendor/preact.js";
import { useContext } from "../../vendor/preact-hooks.js";

export const Desk = createContext(null);
export const useDesk = () => useContext(Desk);

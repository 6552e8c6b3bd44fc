// What is typed and not yet sent.

import { useDesk } from "../../../ui/desk.js";
import { useRedraw } from "../../../ui/use-live.js";

// The text typed at a place, and how it is set: also after a reload.
/** @param {string} key @returns {[string, (next: string) => void]} */
export function useDraft(key) {
  const { live } = useDesk();
  const redraw = useRedraw();
  /** @param {string} next */
  const write = (next) => {
    live.setDraft(key, next);
    redraw();
  };
  return [live.draft(key), write];
}

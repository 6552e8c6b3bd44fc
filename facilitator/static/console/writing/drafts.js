// What is typed and not yet sent.

import { useDesk } from "../../../ui/desk.js";
import { useEffect, useState } from "../../../vendor/preact-hooks.js";

// The text typed at a place, and how it is set: also after a reload.
/** @param {string} key @returns {[string, (next: string) => void]} */
export function useDraft(key) {
  const { live } = useDesk();
  const [text, set] = useState(live.draft(key) ?? "");
  useEffect(() => set(live.draft(key) ?? ""), [key]);
  /** @param {string} next */
  const write = (next) => {
    set(next);
    live.setDraft(key, next);
  };
  return [text, write];
}

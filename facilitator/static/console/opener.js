// What a button opens: when it closes, the focus is back on the button.
import { useEffect, useRef, useState } from "../../vendor/preact-hooks.js";

// [what is open, how to open or close, the ref of the button]
export function useOpener() {
  const [open, set] = useState(null);
  const button = useRef(null);
  const before = useRef(null);
  useEffect(() => {
    if (before.current && !open) button.current?.focus();
    before.current = open;
  }, [open]);
  return [open, set, button];
}

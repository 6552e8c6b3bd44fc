// Draws a component anew after every change of a session.
import { useEffect, useState } from "../vendor/preact-hooks.js";

export function useLive(live) {
  const [, draw] = useState(0);
  useEffect(() => live.subscribe(() => draw((n) => n + 1)), [live]);
}

// One place up or down, by two buttons that keep the focus wherever their row goes.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";

// [what to call with the name of what was pressed, the row's ref]; `at`: its place. Some browsers take
// the focus from what moves in the page.
/** @param {number} at @returns {[(name: string) => void, {current: any}]} */
export function useMoved(at) {
  const pressed = useRef(/** @type {any} */ (null));
  const row = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    if (pressed.current) row.current?.querySelector(`[data-act="${pressed.current}"]`)?.focus();
    pressed.current = null;
  }, [at]);
  return [
    (name) => {
      pressed.current = name;
    },
    row,
  ];
}

/** @typedef {(by: number, name: string) => void} Go -1 up, 1 down */

/** @param {{at: number, of: number, name: string, go: Go}} props */
export function Moves({ at, of, name, go }) {
  const { texts } = useDesk();
  /** @param {number} by @param {string} act @param {string} said */
  const button = (by, act, said) => {
    const still = at + by < 0 || at + by >= of;
    return html`<button class="btn btn--plain btn--icon" type="button" data-act=${act} aria-disabled=${still || null}
      aria-label=${fill(said, { name })} onClick=${() => still || go(by, act)}><${Icon} name=${act} /></button>`;
  };
  return html`<span class="moves">${button(-1, "up", texts.move_up)}${button(1, "down", texts.move_down)}</span>`;
}

// Fields for what people write, and how many characters they hold.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { limits } from "../../../ui/limits.js";
import { count } from "../../../ui/words.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";

/**
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

const SCARCE = 200; // characters left, from which on that is said

// A field that grows with its words, also where the browser cannot do so by itself. By its placeholder
// the style sheet knows when it is empty.
/**
 * @param {{id?: string, value: string, label?: string, onInput: (text: string) => void,
 *   field?: Desk["field"]}} props
 */
export function TextField({ id, value, label, onInput, field }) {
  const own = useRef(/** @type {any} */ (null));
  const node = field ?? own;
  useEffect(() => {
    if (CSS.supports("field-sizing", "content")) return;
    node.current.style.blockSize = "auto";
    node.current.style.blockSize = `${node.current.scrollHeight}px`;
  }, [value]);
  return html`<textarea id=${id} ref=${node} rows="1" dir="auto" value=${value} aria-label=${label} placeholder=" "
    autocapitalize="sentences" onInput=${(/** @type {{currentTarget: HTMLTextAreaElement}} */ event) => onInput(event.currentTarget.value)} />`;
}

// How much room there is, once it gets scarce, where `all` of these are written.
/** @param {{all: string[]}} props */
export function RoomLeft({ all }) {
  const { texts } = useDesk();
  const over = tooMany(all, texts);
  if (over) return html`<p class="composer__over small">${over}</p>`;
  const left = limits.text - longest(all);
  return (
    left <= SCARCE &&
    html`<p class="composer__left small quiet">${count(texts.left_over, left)}</p>`
  );
}

// What is wrong with words that are too long; "" where none of them are.
/** @param {string[]} all @param {Texts} texts */
export function tooMany(all, texts) {
  const over = longest(all) - limits.text;
  return over > 0 ? count(texts.too_many, over) : "";
}

/** @param {string[]} all */
const longest = (all) => Math.max(0, ...all.map((words) => [...words.trim()].length));

// Ctrl and K: whatever can be done or found, by its name. The question mark: all keys.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Sheet } from "../../../ui/sheet.js";
import { useEffect, useState } from "../../../vendor/preact-hooks.js";
import { isTyping } from "../writing/typing.js";
import { commandsFor } from "./commands.js";

/**
 * @import {KeyPress} from "../../../ui/html.js"
 * @import {Look} from "../app.js"
 *
 * @typedef {"commands" | "keys" | null} Opened
 */

// What is open, and how to open or close it.
/** @returns {[Opened, (what: Opened) => void]} */
export function usePalette() {
  const [opened, open] = useState(/** @type {Opened} */ (null));
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKeyDown = (event) => {
      const palette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!palette && (event.key !== "?" || isTyping(event))) return;
      event.preventDefault();
      open(palette ? "commands" : "keys");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return [opened, open];
}

/** @param {{opened: Opened, open: (what: Opened) => void, look: Look}} props */
export function Palette({ opened, open, look }) {
  const close = () => open(null);
  if (opened === "keys") return html`<${Keys} close=${close} />`;
  return opened && html`<${Commands} close=${close} look=${look} />`;
}

/** @param {{close: () => void, look: Look}} props */
function Commands({ close, look }) {
  const desk = useDesk();
  const { texts } = desk;
  const [words, write] = useState("");
  const found = commandsFor(desk, look, words);
  /** @param {Event} event */
  const first = (event) => {
    event.preventDefault();
    if (!found[0]) return;
    close();
    found[0].act();
  };
  return html`<${Sheet} title=${texts.find} close=${close} field onKeyDown=${walk}>
    <form class="palette" onSubmit=${first}>
      <label for="find">${texts.find_label}</label>
      <input class="form__input" id="find" type="text" autocomplete="off" autofocus value=${words}
        onInput=${(/** @type {{target: HTMLInputElement}} */ event) => write(event.target.value)} />
    </form>
    <p class="vh" role="status">${found.length ? "" : texts.nothing_found}</p>
    ${found.length === 0 && html`<p class="quiet" aria-hidden="true">${texts.nothing_found}</p>`}
    <ul class="palette__found">${found.map(
      ({
        key,
        name,
        note,
        act,
      }) => html`<li key=${key}><button class="pick" type="button" onClick=${() => {
        close();
        act();
      }}>
        <span class="pick__name" dir="auto">${name}</span><span class="pick__note" dir="auto">${note}</span>
      </button></li>`,
    )}</ul>
  <//>`;
}

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

// The arrows go from the field to what was found, and back.
/** @param {KeyboardEvent} event */
function walk(event) {
  const { currentTarget, target, key } = /** @type {KeyPress} */ (event);
  if (!STEPS[key]) return;
  const stops = [
    .../** @type {NodeListOf<HTMLElement>} */ (currentTarget.querySelectorAll("#find, .pick")),
  ];
  const next = stops[stops.indexOf(target) + STEPS[key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** @param {{close: () => void}} props */
function Keys({ close }) {
  const { texts } = useDesk();
  return html`<${Sheet} title=${texts.keys} close=${close}>
    <dl class="palette__keys">${texts.key_list.map(
      (/** @type {[string, string]} */ [keys, what]) =>
        html`<div key=${keys}><dt><kbd>${keys}</kbd></dt><dd>${what}</dd></div>`,
    )}</dl>
  <//>`;
}

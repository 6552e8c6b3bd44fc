// The code that one joins with, always in two groups of three. No translator may touch it; Preact
// sets `translate` as a property, which is a boolean.

import { html } from "./html.js";

/** @param {string} code */
export const grouped = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;

/** @param {{code: string, as?: string}} props */
export const Code = ({ code, as = "span" }) =>
  code && html`<${as} class="code" translate=${false}>${grouped(code)}<//>`;

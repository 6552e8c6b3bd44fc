// The code that one joins with, always in two groups of three.

import { html } from "./html.js";

/** @param {{code: string, as?: string}} props */
export const Code = ({ code, as = "span" }) =>
  code && html`<${as} class="code" translate="no">${code.slice(0, 3)} ${code.slice(3)}<//>`;

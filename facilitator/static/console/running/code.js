// The code that one joins with.

import { html } from "../../../ui/html.js";

// Always in two groups of three.
export const Code = ({ code }) =>
  code && html`<span class="code" translate="no">${code.slice(0, 3)} ${code.slice(3)}</span>`;

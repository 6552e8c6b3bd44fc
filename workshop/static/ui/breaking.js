// Words that may be broken after a slash, as "vision/goal" must be where a list is narrow.

import { html } from "./html.js";

/** @param {{text: string | null}} props */
export const Breaking = ({ text }) =>
  (text?.match(/[^/]*\/|[^/]+$/g) ?? []).map((part, at) => (at ? [html`<wbr />`, part] : part));

// The mark of a category that is not there yet.

import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

export const Plus = ({ kind = "" }) =>
  html`<span class="mark mark--none ${kind}"><${Icon} name="plus" /></span>`;

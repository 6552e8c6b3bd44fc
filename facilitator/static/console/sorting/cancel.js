// The way out of a question.

import { html } from "../../../ui/html.js";
import { stopAsking } from "./keys.js";

/** @import {Sorting} from "./state.js" */

/** @param {{sorting: Sorting}} props */
export const Cancel = ({ sorting }) =>
  html`<button class="btn btn--plain" type="button" onClick=${() => stopAsking(sorting)}>${sorting.texts.cancel}</button>`;

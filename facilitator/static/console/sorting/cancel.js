// The way out of a question.

import { html } from "../../../ui/html.js";
import { stopAsking } from "./keys.js";

export const Cancel = ({ hand }) =>
  html`<button class="btn btn--plain" type="button" onClick=${() => stopAsking(hand)}>${hand.texts.cancel}</button>`;

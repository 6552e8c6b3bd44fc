// The head of a list.

import { html } from "../../../ui/html.js";

/** @param {{id?: string, title: string, aside?: string | false}} props */
export function ListHead({ id, title, aside }) {
  return html`<div class="list-head">
    <h2 id=${id}>${title}</h2>${aside && html`<p class="small quiet">${aside}</p>`}
  </div>`;
}

// What becomes of what was found: the ideas with their sub-points, under the categories they go to.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";

/** @import {Heap} from "./landing.js" */

const MOST = 12; // ideas of a heap that are shown

/** @param {{heaps: Heap[]}} props */
export function Preview({ heaps }) {
  const { board, texts } = useDesk();
  const said = texts.bring;
  return html`<section class="bring__preview" aria-labelledby="bring-preview">
    <h3 id="bring-preview">${said.preview}</h3>
    ${heaps.map(
      ({ key, name, fresh, ideas }) => html`<div key=${key}>
      ${
        (name || heaps.length > 1) &&
        html`<h4><span dir="auto" lang=${name ? board.session.language : null}>${name ?? texts.unsorted}</span>${" "}
          ${fresh && html`<span class="tag">${said.fresh}</span>${" "}`}
          <span class="count">${count(texts.idea_count, ideas.length)}</span></h4>`
      }
      <ul>
        ${ideas.slice(0, MOST).map(
          ({ text, subs }, at) => html`<li key=${at} dir="auto">${text}
          ${subs.length > 0 && html`<ul>${subs.map((sub, one) => html`<li key=${one} dir="auto">${sub}</li>`)}</ul>`}
        </li>`,
        )}
      </ul>
      ${ideas.length > MOST && html`<p class="quiet">${count(said.more, ideas.length - MOST)}</p>`}
    </div>`,
    )}
  </section>`;
}

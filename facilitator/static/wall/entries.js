// Entries on the wall, with what stands under them; a question in italics, as in the minutes.
import { html } from "../../ui/html.js";

export const Entries = ({ entries, name = "" }) =>
  html`<ul class="flow ${name}">${entries.map((entry) => html`<${Entry} key=${entry.idea.id} entry=${entry} />`)}</ul>`;

function Entry({ entry: { idea, children } }) {
  return html`<li dir="auto">
    ${idea.kind === "question" ? html`<em>${idea.text}</em>` : idea.text}
    ${children.length > 0 && html`<ul class="card__subs">
      ${children.map((child) => html`<${Entry} key=${child.idea.id} entry=${child} />`)}
    </ul>`}
  </li>`;
}

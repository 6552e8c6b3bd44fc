// What the meetings of the series hold: nothing is written here. It is fetched whenever this part is
// looked at, since the meetings go on meanwhile.

import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { useEffect, useState } from "../../vendor/preact-hooks.js";

/**
 * @import {Segment} from "../../live/board/records.js"
 *
 * @typedef {object} Line
 * @property {"heading" | "point" | "text" | "table"} as
 * @property {number} [level]
 * @property {string} [text]
 * @property {string[]} [labels]
 * @property {(string | number)[][]} [rows]
 */

/** @param {{segment: Segment}} props */
export function Gathered({ segment }) {
  const { board, texts, urls } = useDesk();
  const [lines, set] = useState(/** @type {Line[] | null} */ (null));
  useEffect(() => {
    fetch(`${urls.gathering}/${segment.id}`)
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(set, () => set([]));
  }, [segment.id]);
  return html`<p class="quiet">${texts[`gathers_${segment.gathers}`]}</p>
    <div class="gathered" lang=${board.session.language} aria-busy=${lines === null}>
      ${lines?.map((line, at) => html`<${Shown} key=${at} line=${line} />`)}
      ${lines?.length === 0 && html`<p lang=${document.documentElement.lang}>${texts.nothing_yet}</p>`}
    </div>
    ${
      segment.gathers === "crosswalk" &&
      urls.crosswalk &&
      html`<p><a class="btn" href=${urls.crosswalk}>${texts.link_categories}</a></p>`
    }
    <p><a class="btn btn--plain btn--flush" href=${urls.minutes}><${Icon} name="doc" />${texts.see_document}</a></p>`;
}

/** @param {{line: Line}} props */
function Shown({ line: { as, level = 0, text, labels = [], rows = [] } }) {
  if (as === "heading")
    return html`<${level ? "h4" : "h3"} class="gathered__head" dir="auto">${text}<//>`;
  if (as === "table") return html`<${Rows} labels=${labels} rows=${rows} />`;
  return html`<p class=${as === "point" ? "gathered__point" : ""} data-level=${Math.min(level, 2)} dir="auto">${text}</p>`;
}

/** @param {{labels: string[], rows: (string | number)[][]}} props */
const Rows = ({
  labels,
  rows,
}) => html`<div class="gathered__table" tabindex="0" role="group" aria-label=${labels.join(", ")}>
  <table>
    <thead><tr>${labels.map((label) => html`<th key=${label} scope="col" dir="auto">${label}</th>`)}</tr></thead>
    <tbody>${rows.map((row, at) => html`<tr key=${at}>${row.map((cell, n) => html`<td key=${n} dir="auto">${cell}</td>`)}</tr>`)}</tbody>
  </table>
</div>`;

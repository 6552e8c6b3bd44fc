// Where it goes, chosen once: the table, the segment, and the list where there are several.

import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { fill } from "../../ui/words.js";
import { Choice } from "../console/bringing/choices.js";

/** @import {Chosen, Place} from "./place.js" */

/** @param {{place: Place, choose: (chosen: Chosen) => void}} props */
export function Where({ place, choose }) {
  const { board, texts } = useDesk();
  const { segment, segments, list, lists, table, tables } = place;
  const said = texts.scribe;
  const { language } = board.session;
  return html`<div class="scribe__where">
    ${
      tables.length > 0 &&
      html`<${Choice} label=${said.table} value=${table} set=${(/** @type {string} */ id) => choose({ table: id })}
        options=${[["", said.no_table], ...tables.map(({ id, name }) => [id, fill(texts.table, { name })])]} />`
    }
    ${
      segments.length > 1 &&
      html`<${Choice} label=${said.segment} value=${segment.id} lang=${language}
        set=${(/** @type {string} */ id) => choose({ segment: id })}
        options=${segments.map(({ id, short_heading }) => [id, short_heading])} />`
    }
    ${
      lists.length > 1 &&
      html`<${Choice} label=${said.list} value=${list.key} lang=${language}
        set=${(/** @type {string} */ key) => choose({ list: key })}
        options=${lists.map(({ key, name }) => [key, name])} />`
    }
  </div>
  ${segment.private && html`<p class="quiet">${said.private}</p>`}`;
}

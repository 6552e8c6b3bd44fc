// The columns of a table, each with what it is, above its first rows.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { beginningOf, fill } from "../../../ui/words.js";

/** @import {Role, Understood} from "./reading/understanding.js" */

const [ROWS, SIGNS] = [4, 60]; // that are shown

// Of ideas and groups there is one column each: another one takes its place.
/** @param {{read: Understood, set: (roles: Role[]) => void}} props */
export function Columns({ read, set }) {
  const said = useDesk().texts.bring;
  const { rows = [], choices } = read;
  const { roles = [], header } = choices;
  const shown = rows.slice(header ? 1 : 0, ROWS + (header ? 1 : 0));
  /** @param {number} at @param {Role} role */
  const give = (at, role) =>
    set(
      roles.map((one, other) => {
        if (other === at) return role;
        return one === role && (role === "idea" || role === "group") ? "unused" : one;
      }),
    );
  return html`<div class="bring__table" tabindex="0" role="region" aria-label=${said.columns}>
    <table>
      <thead>
        <tr>${roles.map(
          (role, at) => html`<th key=${at} scope="col">
          <span dir="auto">${(header && rows[0][at]) || fill(said.column, { n: at + 1 })}</span>
          <select class="form__input" aria-label=${fill(said.column_is, { n: at + 1 })}
            onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => give(at, /** @type {Role} */ (event.currentTarget.value))}>
            ${Object.entries(said.roles).map(([key, name]) => html`<option key=${key} value=${key} selected=${key === role}>${name}</option>`)}
          </select>
        </th>`,
        )}</tr>
      </thead>
      <tbody>${shown.map(
        (row, at) =>
          html`<tr key=${at}>${roles.map((role, column) => html`<td key=${column} class=${role === "unused" ? "quiet" : null} dir="auto">${beginningOf(row[column] ?? "", SIGNS)}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}

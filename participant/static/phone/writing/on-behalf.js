// For whom one writes, where the meeting wants to know it and a device answers for several.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { pageData } from "../../../ui/page-data.js";
import { useId } from "../../../vendor/preact-hooks.js";

/** @import {Draft} from "./drafts.js" */

/** @param {{draft: Draft, keep: (change: Partial<Draft>) => void}} props */
export function OnBehalf({ draft, keep }) {
  const { texts } = useDesk();
  const id = useId();
  /** @type {string[]} */
  const names = pageData.speaks_for ?? [];
  if (names.length === 0) return null;
  return html`<p class="composer__row"><label class="small" for=${id}>${texts.on_behalf}</label>
    <select class="form__input" id=${id} value=${draft.actor}
      onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => keep({ actor: event.currentTarget.value })}>
      <option value="">${texts.of_nobody}</option>
      ${names.map((name) => html`<option key=${name} value=${name} dir="auto">${name}</option>`)}
    </select></p>`;
}

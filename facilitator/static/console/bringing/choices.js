// How it is read: each choice as it was guessed, to be changed.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { Columns } from "./columns.js";

/**
 * @import {Source} from "./reading/opening.js"
 * @import {Choices, Understood} from "./reading/understanding.js"
 */

// What follows from a choice is guessed anew; the rest stays as it was chosen.
/**
 * @param {{read: Understood, reader: typeof import("./reading.js"), source: Source, choices: Choices,
 *   choose: (choices: Choices) => void}} props
 */
export function HowItIsRead({ read, reader, source, choices, choose }) {
  const said = useDesk().texts.bring;
  const now = read.choices;
  /** @param {Partial<Choices>} choice */
  const anew = (choice) => choose({ ...choices, header: undefined, roles: undefined, ...choice });
  return html`<fieldset class="bring__choices">
    <legend>${said.read_as}</legend>
    ${
      source.sheets
        ? source.sheets.length > 1 &&
          html`<${Choice} label=${said.sheet} value=${String(now.sheet)} set=${(/** @type {string} */ at) => anew({ sheet: Number(at) })}
            options=${source.sheets.map(({ name }, at) => [String(at), name])} />`
        : html`<${Choice} label=${said.form} value=${now.form} set=${(/** @type {any} */ form) => anew({ form })}
            options=${Object.entries(said.forms)} />`
    }
    ${
      now.delimiter &&
      html`<${Choice} label=${said.delimiter} value=${now.delimiter} set=${(/** @type {string} */ delimiter) => anew({ delimiter })}
        options=${reader.DELIMITERS.map((one) => [one, said.delimiters[one]])} />`
    }
    ${
      now.encoding &&
      html`<${Choice} label=${said.encoding} value=${now.encoding} set=${(/** @type {string} */ encoding) => anew({ encoding })}
        options=${reader.ENCODINGS.map((one) => [one, said.encodings[one]])} />`
    }
    ${
      now.roles &&
      html`<label class="tick"><input type="checkbox" checked=${now.header}
        onChange=${() => choose({ ...choices, header: !now.header, roles: now.roles })} /><span>${said.header}</span></label>`
    }
  </fieldset>
  ${now.roles && html`<${Columns} read=${read} set=${(/** @type {Choices["roles"]} */ roles) => choose({ ...choices, roles })} />`}`;
}

/**
 * @param {{label: string, value: string, set: (value: string) => void, options: [string, string][],
 *   lang?: string}} props
 */
export function Choice({ label, value, set, options, lang }) {
  const id = useId();
  return html`<div class="form__row">
    <label for=${id}>${label}</label>
    <select class="form__input" id=${id} onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => set(event.currentTarget.value)}>
      ${options.map(([key, name]) => html`<option key=${key} value=${key} selected=${key === value} lang=${lang}>${name}</option>`)}
    </select>
  </div>`;
}

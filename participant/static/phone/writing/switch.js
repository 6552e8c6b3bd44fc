// One of a few, of which each is in sight.

import { html } from "../../../ui/html.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { KEEPS_KEYBOARD } from "./keyboard.js";

// `lang`: of the options, where it is not the page's.
/**
 * @param {{legend: string, options: [value: any, label: string][], value: any,
 *   choose: (value: any) => void, lang?: string}} props
 */
export function Switch({ legend, options, value, choose, lang }) {
  const group = useId();
  return html`<fieldset><legend class="vh">${legend}</legend><div class="switch">
    ${options.map(
      ([one, label]) => html`<label class="choice" key=${one} ...${KEEPS_KEYBOARD}>
        <input type="radio" name=${group} checked=${one === value} onChange=${() => choose(one)} />
        <span dir="auto" lang=${lang}>${label}</span>
      </label>`,
    )}
  </div></fieldset>`;
}

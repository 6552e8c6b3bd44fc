// What is brought in: pasted into a field, or in a file. A file that cannot be read says what it is.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";

/**
 * @import {Source} from "./reading/opening.js"
 *
 * @typedef {{name: string, source: Source}} Opened a file that can be read
 */

/**
 * @param {{pasted: string, write: (text: string) => void, file: Opened | null,
 *   open: (file: Opened | null) => void}} props
 */
export function From({ pasted, write, file, open }) {
  const { texts, urls } = useDesk();
  const said = texts.bring;
  const [refused, refuse] = useState("");
  const id = useId();
  /** @param {{currentTarget: HTMLInputElement}} event */
  const take = async ({ currentTarget: field }) => {
    const chosen = field.files?.[0];
    if (!chosen) return;
    try {
      /** @type {typeof import("./reading.js")} */
      const { opened } = await import(urls.reading);
      const found = await opened(chosen);
      const unfit = "refused" in found;
      refuse(unfit ? said.refused[found.refused] : "");
      open(unfit ? null : { name: chosen.name, source: found });
    } catch {
      refuse(said.not_loaded);
    }
    field.value = ""; // the same one may be chosen again, once it is mended
  };
  if (file)
    return html`<p class="bring__file"><strong dir="auto">${file.name}</strong>
      <button class="btn btn--plain" type="button" onClick=${() => open(null)}>${said.other}</button></p>`;
  return html`
    <p><a href=${urls.scribe} target="samsyn-scribe">${texts.scribe.open}</a></p>
    <div class="form__row">
      <label for=${id}>${said.paste}</label>
      <textarea class="form__input" id=${id} rows="6" value=${pasted}
        onInput=${(/** @type {{currentTarget: HTMLTextAreaElement}} */ event) => write(event.currentTarget.value)}></textarea>
    </div>
    <div class="form__row">
      <label for=${`${id}-file`}>${said.file}</label>
      <p class="form__hint" id=${`${id}-hint`}>${said.file_note}</p>
      <input class="form__input" id=${`${id}-file`} type="file" aria-describedby=${`${id}-hint ${id}-refused`} onChange=${take} />
      <p class="form__error" id=${`${id}-refused`} role="alert">${refused}</p>
    </div>`;
}

// Where a category's name is written: one line, and no longer than the server takes.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { limits } from "../../../ui/limits.js";
import { Panel } from "../writing/panel.js";

// As a Panel; `save` is given the name, "" where none is written.
/** @param {Omit<Parameters<typeof Panel>[0], "save"> & {save: (name: string) => void}} props */
export function NamePanel({ text, save, ...panel }) {
  const { texts } = useDesk();
  const name = text.trim().replace(/\s+/g, " ");
  const check = () => ([...name].length > limits.name ? texts.name_too_long : "");
  return html`<${Panel} ...${panel} text=${text} line check=${check} save=${() => save(name)} />`;
}

// Where a category's name is written: one line, and no longer than the server takes.

import { html } from "../../../ui/html.js";
import { useDesk } from "../desk.js";
import { Panel } from "../writing/panel.js";

const LONGEST = 80; // characters

// As a Panel; `save` is given the name, "" where none is written.
export function NamePanel({ text, save, ...panel }) {
  const { texts } = useDesk();
  const name = text.trim().replace(/\s+/g, " ");
  const check = () => ([...name].length > LONGEST ? texts.name_too_long : "");
  return html`<${Panel} ...${panel} text=${text} line check=${check} save=${() => save(name)} />`;
}

// A line on who was there: its figures, by the list or by hand, and how it will read.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { LineForm } from "./line-form.js";
import { shown } from "./numbers.js";

/** @param {{line: import("../../../live/board/records.js").Count, there: import("../../../live/board/attendance.js").Attendance, label: string}} props */
export function Line({ line, there, label }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [open, set, button] = useOpener();
  const byHand = line.present !== null || line.of !== null;
  const back = () =>
    act(
      desk,
      [["count.set", { id: line.id, present: null, of: null }]],
      texts.counting.by_the_list,
    );
  return html`<div class="counting__line">
    <p class="settle__figure">${said(there.figures(line), texts)}</p>
    ${line.line && html`<p class="small" dir="auto" lang=${board.session.language}>${line.line}</p>`}
    ${
      board.session.state !== "ended" &&
      html`<div class="counting__acts">
      ${byHand && html`<span class="tag">${texts.counting.by_hand}</span>`}
      ${byHand && html`<button class="btn btn--plain" type="button" onClick=${back}>${texts.counting.as_listed}</button>`}
      <button class="btn btn--plain" type="button" ref=${button} aria-expanded=${Boolean(open)}
        aria-label=${fill(texts.counting.change_line, { group: label })} onClick=${() => set(!open)}>${texts.acts.edit}</button>
    </div>
    ${open && html`<${LineForm} line=${line} stop=${() => set(null)} />`}`
    }
  </div>`;
}

/** @param {import("../../../live/board/attendance.js").Figures | null} figures @param {any} texts */
function said(figures, texts) {
  if (!figures) return "–";
  const present = shown(figures.present);
  return figures.of === null
    ? present
    : fill(texts.counting.of_all, { present, all: shown(figures.of) });
}

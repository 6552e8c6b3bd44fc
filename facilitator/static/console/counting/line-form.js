// What stands in a line: the figures by hand, and the words beside them.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { focusOnce } from "../focus-once.js";
import { act } from "../running/act.js";
import { useFields } from "../writing/changes.js";
import { read, shown } from "./numbers.js";

/** @type {("unit" | "lead_in" | "addition")[]} */
const WORDS = ["unit", "lead_in", "addition"];

/** @param {{line: import("../../../live/board/records.js").Count, stop: () => void}} props */
export function LineForm({ line, stop }) {
  const desk = useDesk();
  const { texts } = desk;
  const id = useId();
  const [problem, complain] = useState("");
  /** @type {Record<string, string>} */
  const before = {
    present: shown(line.present),
    of: shown(line.of),
    ...Object.fromEntries(WORDS.map((name) => [name, line[name] ?? ""])),
  };
  const [change, drop, alter] = useFields(`count/${line.id}`, before);
  const leave = () => {
    drop();
    stop();
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const [present, of] = [read(change.present), read(change.of)];
    const wrong = wrongIn(present, of, change, texts.counting);
    complain(wrong);
    if (wrong) return;
    const words = Object.fromEntries(WORDS.map((name) => [name, change[name].trim()]));
    act(desk, [["count.set", { id: line.id, present, of, ...words }]], texts.counting.line_changed);
    leave();
  };
  const remove = () => {
    act(desk, [["count.remove", { id: line.id }]], texts.counting.line_removed);
    leave();
  };
  /** @param {string} name @param {object} [more] */
  const field = (name, more) => html`<p>
    <label for=${`${id}-${name}`}>${texts.counting.fields[name]}</label>
    <input class="form__input" id=${`${id}-${name}`} dir="auto" autocomplete="off" value=${change[name]}
      aria-describedby=${problem ? `${id}-wrong` : null} onInput=${(/** @type {any} */ { target }) => alter({ [name]: target.value })} ...${more} />
  </p>`;
  const first = { inputmode: "decimal", ref: (/** @type {any} */ node) => focusOnce(node) };
  return html`<form class="write counting__form" onSubmit=${save} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}>
    <div class="counting__numbers">${field("present", first)}${field("of", { inputmode: "decimal" })}</div>
    <p class="small quiet">${texts.counting.empty_is_listed}</p>
    ${WORDS.map((name) => field(name))}
    <p class="form__error small" id=${`${id}-wrong`} role="alert">${problem}</p>
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${remove}>${texts.counting.remove_line}</button>
      <button class="btn btn--plain" type="button" onClick=${leave}>${texts.cancel}</button>
      <button class="btn">${texts.save}</button>
    </div>
  </form>`;
}

/**
 * @param {number | null | undefined} present
 * @param {number | null | undefined} of
 * @param {Record<string, string>} change
 * @param {any} texts
 */
function wrongIn(present, of, { unit }, texts) {
  if (present === undefined || of === undefined) return texts.no_number;
  if (present !== null && of !== null && present > of) return texts.more_than_all;
  return unit.trim() ? "" : texts.no_unit;
}

// The headings of a segment, as they will stand in the minutes: behind a button where they are all
// that says what it is about.

import { kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { focusOnce } from "../focus-once.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { useFields } from "./changes.js";

// What to show where it is open, and the button.
/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Ask} from "../running/act.js"
 */

/** @param {Segment} segment @returns {[any, any]} */
export function useHeadings(segment) {
  const { board, texts } = useDesk();
  const [open, set, ref] = useOpener();
  const { makes_categories, categories } = kindOf(segment);
  if (makes_categories || categories || board.session.state === "ended") return [null, null];
  const button = html`<button class="btn btn--plain" type="button" ref=${ref} aria-expanded=${Boolean(open)} onClick=${() => set(!open)}>
    <${Icon} name=${open ? "close" : "edit"} />${texts.headings}
  </button>`;
  return [open && html`<${Headings} segment=${segment} stop=${() => set(null)} />`, button];
}

/** @param {{segment: Segment, stop: () => void}} props */
function Headings({ segment, stop }) {
  const desk = useDesk();
  const { texts } = desk;
  const id = useId();
  const { heading, columns } = segment;
  /** @type {Record<string, string>} */
  const before = { heading, ...Object.fromEntries(columns.map((one) => [one.id, one.label])) };
  const [change, drop, alter] = useFields(`headings/${segment.id}`, before);
  const leave = () => {
    drop();
    stop();
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const renamed = columns.filter(
      (one) => change[one.id]?.trim() && change[one.id].trim() !== one.label,
    );
    const fields = {
      ...(change.heading.trim() &&
        change.heading.trim() !== heading && { heading: change.heading.trim() }),
      ...(renamed.length > 0 && {
        labels: Object.fromEntries(renamed.map((one) => [one.id, change[one.id].trim()])),
      }),
    };
    if (Object.keys(fields).length)
      act(desk, [["segment.rename", { id: segment.id, ...fields }]], texts.headings_changed);
    leave();
  };
  /** @param {string} name @param {string} label @param {object} [more] */
  const field = (name, label, more) => html`<p key=${name}>
    <label for=${`${id}-${name}`}>${label}</label>
    <input class="form__input" id=${`${id}-${name}`} dir="auto" maxlength="200" autocomplete="off" value=${change[name] ?? ""}
      onInput=${(/** @type {any} */ { target }) => alter({ [name]: target.value })} ...${more} />
  </p>`;
  return html`<form class="panel write counting__form" onSubmit=${save} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}>
    ${field("heading", texts.heading, { ref: (/** @type {any} */ node) => focusOnce(node) })}
    ${columns.map((one, at) => field(one.id, fill(texts.heading_of, { n: at + 1 })))}
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${leave}>${texts.cancel}</button>
      <button class="btn">${texts.save}</button>
    </div>
  </form>`;
}

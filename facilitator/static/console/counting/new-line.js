// One more line: of a group that has none yet, or of something else that is counted of it.

import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { focusOnce } from "../focus-once.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { useDraft } from "../writing/drafts.js";

/** @param {{segment: import("../../../live/board/records.js").Segment}} props */
export function NewLine({ segment }) {
  const { texts } = useDesk();
  const [open, set, button] = useOpener();
  return open
    ? html`<${Fields} segment=${segment} stop=${() => set(null)} />`
    : html`<button class="btn btn--plain side__write counting__more" type="button" ref=${button} onClick=${() => set(true)}>
        <${Icon} name="plus" />${texts.counting.new_line}
      </button>`;
}

/** @param {{segment: import("../../../live/board/records.js").Segment, stop: () => void}} props */
function Fields({ segment, stop }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const id = useId();
  const counted = board.session.groups.filter((one) => one.counted);
  const [group, choose] = useState(counted[0]?.key);
  const [unit, write] = useDraft(`counted/${segment.id}`);
  /** @param {Event} event */
  const add = (event) => {
    event.preventDefault();
    if (!unit.trim() || !group) return;
    const fields = { id: newId(), segment_id: segment.id, group, unit: unit.trim() };
    act(desk, [["count.set", fields]], texts.counting.line_added);
    write("");
    stop();
  };
  return html`<form class="write counting__form" onSubmit=${add} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && stop()}>
    <label class="write__label" for=${`${id}-group`}>${texts.counting.group}</label>
    <select class="form__input" id=${`${id}-group`} lang=${board.session.language} ref=${(/** @type {any} */ node) => focusOnce(node)}
      onChange=${(/** @type {any} */ { currentTarget }) => choose(currentTarget.value)}>
      ${counted.map(({ key, label }) => html`<option key=${key} value=${key} selected=${key === group}>${label}</option>`)}
    </select>
    <label class="write__label" for=${`${id}-unit`}>${texts.counting.fields.unit}</label>
    <input class="form__input" id=${`${id}-unit`} dir="auto" autocomplete="off" value=${unit}
      onInput=${(/** @type {any} */ { target }) => write(target.value)} />
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
      <button class="btn">${texts.add}</button>
    </div>
  </form>`;
}

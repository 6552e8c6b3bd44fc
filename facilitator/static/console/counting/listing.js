// The list of a group: names pasted, one a line; names changed and taken away.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { focusOnce } from "../focus-once.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { useDraft } from "../writing/drafts.js";
import { Panel } from "../writing/panel.js";

/** @param {{group: import("../../../live/board/records.js").Group, names: import("../../../live/board/attendance.js").Listed[]}} props */
export function Listing({ group, names }) {
  const { texts } = useDesk();
  const [open, set, button] = useOpener();
  return html`<button class="btn btn--plain side__write" type="button" ref=${button} aria-expanded=${Boolean(open)}
      aria-label=${fill(names.length ? texts.counting.change_list : texts.counting.add_names_to, { group: group.label })} onClick=${() => set(!open)}>
      <${Icon} name=${open ? "close" : names.length ? "edit" : "plus"} />${names.length ? texts.counting.the_list : texts.counting.add_names}
    </button>
    ${
      open &&
      html`<div class="panel">
      <${Paste} group=${group} />
      <ul class="counting__listing">${names.map((one) => html`<${Listed} key=${one.id} one=${one} />`)}</ul>
    </div>`
    }`;
}

const LINES = 6;
const MOST = 500; // names in one operation

/** @param {{group: import("../../../live/board/records.js").Group}} props */
function Paste({ group }) {
  const desk = useDesk();
  const { texts } = desk;
  const id = useId();
  const [text, write] = useDraft(`expect/${group.key}`);
  /** @param {Event} event */
  const add = (event) => {
    event.preventDefault();
    const names = text.split("\n").filter((line) => line.trim());
    if (names.length === 0) return;
    /** @type {import("../running/act.js").Ask[]} */
    const asks = names.flatMap((_, at) =>
      at % MOST ? [] : [["expected.list", { group: group.key, names: names.slice(at, at + MOST) }]],
    );
    act(desk, asks, fill(texts.counting.names_added, { group: group.label }));
    write("");
  };
  return html`<form class="write" onSubmit=${add}>
    <label class="write__label" for=${id}>${fill(texts.counting.paste, { group: group.label })}</label>
    <textarea class="form__input" id=${id} rows=${LINES} dir="auto" value=${text} ref=${(/** @type {any} */ node) => focusOnce(node)}
      onInput=${(/** @type {any} */ { target }) => write(target.value)} />
    <div class="write__row"><button class="btn">${texts.add}</button></div>
  </form>`;
}

/** @param {{one: import("../../../live/board/attendance.js").Listed}} props */
function Listed({ one }) {
  const desk = useDesk();
  const { texts } = desk;
  const [open, set, button] = useOpener();
  const [text, write] = useDraft(`expected/${one.id}`);
  const remove = () =>
    act(
      desk,
      [["expected.remove", { id: one.id }]],
      fill(texts.counting.name_removed, { name: one.name }),
    );
  const leave = () => {
    write("");
    set(null);
  };
  const save = () => {
    const name = text.trim();
    if (name && name !== one.name)
      act(
        desk,
        [["expected.set", { id: one.id, name }]],
        fill(texts.counting.name_changed, { name }),
      );
    leave();
  };
  if (open) {
    return html`<li><${Panel} label=${texts.counting.name} text=${text || one.name} write=${write} save=${save}
      said=${texts.save} stop=${leave} line /></li>`;
  }
  return html`<li>
    <span dir="auto">${one.name}${one.also.length > 0 && html` <span class="small quiet">${fill(texts.counting.also, { names: one.also.join(", ") })}</span>`}</span>
    <button class="btn btn--plain btn--icon" type="button" ref=${button} aria-label=${fill(texts.counting.change_name, { name: one.name })}
      onClick=${() => set(true)}><${Icon} name="edit" /></button>
    <button class="btn btn--plain btn--icon" type="button" aria-label=${fill(texts.counting.remove_name, { name: one.name })}
      onClick=${remove}><${Icon} name="close" /></button>
  </li>`;
}

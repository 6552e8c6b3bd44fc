// What a facilitator may do with one idea: edit it, put a point under it, hide it, bring it back.
import { useId } from "../../vendor/preact-hooks.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Box, Composer, useChange, useDraft } from "./composer.js";
import { useDesk } from "./desk.js";
import { useOpener } from "./opener.js";

export function Acts({ idea, root = false }) {
  const { live, texts } = useDesk();
  const [doing, start, button] = useOpener(isChanging(live, idea) ? "edit" : null);
  const stop = () => start(null);
  const toggle = (name) => (event) => {
    button.current = event.currentTarget;
    start(doing === name ? null : name);
  };
  const act = (name, icon) => html`<button class="btn btn--plain" type="button" aria-expanded=${doing === name}
    onClick=${toggle(name)}>${icon && html`<${Icon} name=${icon} />`}${texts.acts[name]}</button>`;
  if (idea.state === "hidden") {
    return html`<div class="acts" lang=${document.documentElement.lang}>
      <button class="btn btn--plain" type="button" onClick=${() => live.do("idea.restore", { id: idea.id })}>
        <${Icon} name="undo" />${texts.acts.restore}
      </button>
    </div>`;
  }
  return html`<div class="acts" lang=${document.documentElement.lang}>
    <div class="acts__row">${act("edit", "edit")}${root && act("sub", "sub")}${act("hide")}</div>
    ${doing === "edit" && html`<${Edit} idea=${idea} stop=${stop} />`}
    ${doing === "sub" && html`<${Composer} label=${texts.acts.sub} autofocus close=${stop}
      place=${{ segment_id: idea.segment_id, category_id: idea.category_id, column: idea.column, parent_id: idea.id }} />`}
    ${doing === "hide" && html`<${Hide} idea=${idea} stop=${stop} />`}
  </div>`;
}

function Edit({ idea, stop }) {
  const { live, texts } = useDesk();
  // What one reads while one writes is what one changes: hence its `rev`.
  const [{ text, rev }, write, drop] = useChange(keyOf(idea), { text: idea.text, rev: idea.rev });
  const leave = () => {
    drop();
    stop();
  };
  const save = () => {
    if (!text.trim()) return;
    if (text !== idea.text) live.do("idea.edit", { id: idea.id, rev, text });
    leave();
  };
  return html`<${Panel} label=${texts.acts.edit} text=${text} write=${write} save=${save} said=${texts.save} stop=${leave} />`;
}

// Whether somebody began to change an idea here and did not finish, be it before a reload.
export const isChanging = (live, idea) => live.draft(keyOf(idea)) !== "";
const keyOf = ({ id }) => `edit/${id}`;

function Hide({ idea, stop }) {
  const { live, texts, tell } = useDesk();
  const [reason, write] = useDraft(`hide ${idea.id}`);
  const save = () => {
    live.do("idea.hide", { id: idea.id, reason });
    write("");
    stop();
    tell(texts.is_hidden, () => live.do("idea.restore", { id: idea.id }));
  };
  return html`<${Panel} label=${texts.reason} text=${reason} write=${write} save=${save} said=${texts.acts.hide} stop=${stop} />`;
}

// One text and two ways out of it.
export function Panel({ label, text, write, save, said, stop }) {
  const { texts } = useDesk();
  const id = useId();
  const submit = (event) => {
    event.preventDefault();
    save();
  };
  return html`<form class="write" onSubmit=${submit}>
    <label class="write__label" for=${id}>${label}</label>
    <${Box} id=${id} text=${text} write=${write} send=${save} close=${stop} autofocus />
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
      <button class="btn">${said}</button>
    </div>
  </form>`;
}

// What a facilitator may do with one idea: edit it, put a point under it, make a point an idea of its
// own, hide it, bring it back.

import { isPlannedIn, isUnderCategories, kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { PlanFields } from "../../../ui/who-and-when.js";
import { useOpener } from "../opener.js";
import { Sources } from "../resting/sources.js";
import { makeOwn } from "../sorting/acts.js";
import { MoveEntry } from "../sorting/move-entry.js";
import { isChanging, keyOfChange, useChange } from "./changes.js";
import { Composer } from "./composer.js";
import { useDraft } from "./drafts.js";
import { FormFields, formOf, ProgressField, SpeechFields } from "./forms.js";
import { Panel } from "./panel.js";
import { planOf } from "./planned.js";

/**
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

// `more`: what else can be done with it where it stands.
/** @param {{idea: Idea, root?: boolean, more?: ComponentChildren}} props */
export function IdeaActs({ idea, root = false, more }) {
  const desk = useDesk();
  const { live, board, texts, urls } = desk;
  const sorted = root && isUnderCategories(board.segment.get(idea.segment_id));
  const [doing, start, button] = useOpener(isChanging(live, idea) ? "edit" : null);
  const stop = () => start(null);
  /** @param {string} name */
  const toggle = (name) => (/** @type {MouseEvent} */ event) => {
    button.current = event.currentTarget;
    start(doing === name ? null : name);
  };
  /** @param {string} name @param {string} [icon] */
  const act = (
    name,
    icon,
  ) => html`<button class="btn btn--plain" type="button" aria-expanded=${doing === name}
    onClick=${toggle(name)}>${icon && html`<${Icon} name=${icon} />`}${texts.acts[name]}</button>`;
  if (idea.state === "hidden") {
    return html`<div class="acts" lang=${document.documentElement.lang}>
      <button class="btn btn--plain" type="button" onClick=${() => live.do("idea.restore", { id: idea.id })}>
        <${Icon} name="undo" />${texts.acts.restore}
      </button>
    </div>`;
  }
  return html`<div class="acts" lang=${document.documentElement.lang}>
    <div class="acts__row">
      ${act("edit", "edit")}${root && act("sub", "sub")}${sorted && act("elsewhere", "move")}${act("hide")}${urls.sources && act("sources")}${more}
      ${!root && html`<button class="btn btn--plain" type="button" onClick=${() => makeOwn(desk, idea)}>${texts.board.make_own}</button>`}
    </div>
    ${doing === "edit" && html`<${Edit} idea=${idea} stop=${stop} />`}
    ${
      doing === "sub" &&
      html`<${Composer} label=${texts.acts.sub} autofocus close=${stop}
      place=${{ segment_id: idea.segment_id, category_id: idea.category_id, column: idea.column, parent_id: idea.id }} />`
    }
    ${doing === "elsewhere" && html`<${MoveEntry} idea=${idea} stop=${stop} />`}
    ${doing === "sources" && html`<${Sources} id=${idea.id} />`}
    ${doing === "hide" && html`<${Hide} idea=${idea} stop=${stop} />`}
  </div>`;
}

/** @param {{idea: Idea, stop: () => void}} props */
function Edit({ idea, stop }) {
  const { live, board, texts } = useDesk();
  // What one reads while one writes is what one changes: hence its `rev`.
  const before = { text: idea.text ?? "", rev: idea.rev, ...planOf(idea), ...formOf(idea) };
  const [change, write, drop, alter] = useChange(keyOfChange(idea), before);
  const { text, rev, owner, due_on, progress, form, actor, actor_group, personal } = {
    ...before,
    ...change,
  };
  const segment = board.segment.get(idea.segment_id);
  // In a text worked out at a desk, whatever line it is: an activity is a heading, an event stands under it.
  const mayPlan = board.session.desk
    ? Boolean(kindOf(segment).forms)
    : isPlannedIn(segment, idea.column) && !idea.parent_id;
  const speaks = !kindOf(segment).forms && !idea.parent_id && board.session.groups.length > 0;
  const more = {
    ...(mayPlan && { owner, due_on, progress }),
    ...(kindOf(segment).forms && { form, actor, actor_group, personal }),
    ...(speaks && { actor, actor_group }),
  };
  const leave = () => {
    drop();
    stop();
  };
  const save = () => {
    if (!text.trim()) return;
    if (text !== idea.text || !isSaid(more, idea))
      live.do("idea.edit", { id: idea.id, rev, text, ...more });
    leave();
  };
  const fields = html`
    ${
      mayPlan &&
      html`<${PlanFields} plan=${more} write=${alter} who=${texts.owner} when=${texts.due} />
      <${ProgressField} progress=${progress} alter=${alter} />`
    }
    ${speaks && html`<${SpeechFields} change=${more} alter=${alter} />`}
    ${kindOf(segment).forms && html`<${FormFields} change=${more} alter=${alter} />`}`;
  return html`<${Panel} label=${texts.acts.edit} text=${text} write=${write} save=${save} said=${texts.save} stop=${leave} more=${fields} />`;
}

// Whether an idea is all of that already.
/** @param {Record<string, any>} more @param {Idea} idea */
function isSaid(more, idea) {
  /** @type {Record<string, any>} */
  const now = { ...planOf(idea), ...formOf(idea) };
  return Object.entries(more).every(([name, value]) => value === now[name]);
}

/** @param {{idea: Idea, stop: () => void}} props */
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

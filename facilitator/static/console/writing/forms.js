// What a point is in the minutes, whose words it is, and whether it names persons.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId } from "../../../vendor/preact-hooks.js";

/**
 * @import {Idea} from "../../../live/board/records.js"
 *
 * @typedef {{form: string, actor: string, actor_group: string, personal: boolean}} Form
 */

/** @param {Idea} idea @returns {Form} */
export const formOf = ({ kind, actor, actor_group, personal }) => ({
  form: kind,
  actor: actor ?? "",
  actor_group: actor_group ?? "",
  personal: Boolean(personal),
});

// `change` holds the form, the actor and whether it is personal; `alter` is told what changed of it.
/** @param {{change: Form, alter: (change: Partial<Form>) => void}} props */
export function FormFields({ change, alter }) {
  const { texts } = useDesk();
  const id = useId();
  return html`<div class="forms">
    <${FormField} form=${change.form} alter=${alter} />
    ${
      change.form === "quotation" &&
      html`<p><label for=${`${id}-actor`}>${texts.actor}</label>
      <input class="form__input" id=${`${id}-actor`} dir="auto" autocomplete="off" maxlength="200" value=${change.actor}
        onInput=${(/** @type {any} */ { target }) => alter({ actor: target.value })} /></p>`
    }
    <label class="tick"><input type="checkbox" checked=${change.personal}
        onChange=${(/** @type {any} */ { currentTarget }) => alter({ personal: currentTarget.checked })} />
      <span>${texts.personal}<span class="small">${texts.personal_note}</span></span></label>
  </div>`;
}

// Whose view it is, of which group, where there are groups.
/** @param {{change: Pick<Form, "actor" | "actor_group">, alter: (change: Partial<Form>) => void}} props */
export function SpeechFields({ change, alter }) {
  const { board, texts } = useDesk();
  const id = useId();
  return html`<div class="forms">
    <p><label for=${`${id}-actor`}>${texts.actor}</label>
      <input class="form__input" id=${`${id}-actor`} dir="auto" autocomplete="off" maxlength="200" value=${change.actor}
        onInput=${(/** @type {any} */ { target }) => alter({ actor: target.value })} /></p>
    <p><label for=${`${id}-group`}>${texts.actor_group}</label>
      <select class="form__input" id=${`${id}-group`} lang=${board.session.language} onChange=${(/** @type {any} */ { currentTarget }) => alter({ actor_group: currentTarget.value })}>
        <option value="" lang=${document.documentElement.lang}>${texts.no_group}</option>
        ${board.session.groups.map(({ key, label }) => html`<option key=${key} value=${key} selected=${key === change.actor_group}>${label}</option>`)}
      </select></p>
  </div>`;
}

// On the card: "Region Nord, Huvudmän". Only those who lead are told.
/** @param {{idea: Idea}} props */
export function Speech({ idea }) {
  const { board } = useDesk();
  const group = board.session.groups.find(({ key }) => key === idea.actor_group)?.label;
  const said = [idea.kind !== "quotation" && idea.actor, group].filter(Boolean).join(", ");
  return said && html`<span class="idea__plan" dir="auto">${said}</span>`;
}

// What it is in the minutes.
/** @param {{form: string, alter: (change: {form: string}) => void}} props */
export function FormField({ form, alter }) {
  const { texts } = useDesk();
  const id = useId();
  return html`<p><label for=${id}>${texts.form}</label>
    <select class="form__input" id=${id} onChange=${(/** @type {any} */ { currentTarget }) => alter({ form: currentTarget.value })}>
      ${Object.entries(texts.forms).map(([one, name]) => html`<option key=${one} value=${one} selected=${one === form}>${name}</option>`)}
    </select></p>`;
}

// How far it has come.
/** @param {{progress: string, alter: (change: {progress: string}) => void}} props */
export function ProgressField({ progress, alter }) {
  const { texts } = useDesk();
  const id = useId();
  return html`<p class="forms"><label for=${id}>${texts.progress}</label>
    <select class="form__input" id=${id} onChange=${(/** @type {any} */ { currentTarget }) => alter({ progress: currentTarget.value })}>
      <option value="" selected=${!progress}>${texts.no_progress}</option>
      ${Object.entries(texts.progresses).map(([one, name]) => html`<option key=${one} value=${one} selected=${one === progress}>${name}</option>`)}
    </select></p>`;
}

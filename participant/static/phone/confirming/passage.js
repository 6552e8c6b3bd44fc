// One passage of the proposed text, and what is said of it. Words that were begun are kept as drafts.

import { isQueued } from "../../../live/write/outbox.js";
import { afterDraw } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useRedraw } from "../../../ui/use-live.js";
import { useId, useLayoutEffect, useState } from "../../../vendor/preact-hooks.js";
import { RoomLeft, TextField, tooMany } from "../writing/text-field.js";
import { keyOfObjection } from "./objections.js";

/**
 * @import {Live} from "../../../live/session.js"
 * @import {Texts} from "../../../ui/words.js"
 *
 * @typedef {[level: number, text: string, label: boolean]} Line
 * @typedef {{version: number, language: string, texts: Texts,
 *   passages: {heading: string, lines: Line[]}[]}} Proposal
 * @typedef {{text: Proposal, number: number, said: string | undefined,
 *   reply?: string}} Props `said`: "" agreed; `reply`: what leaders answered
 */

/** @param {Props} props */
export function Passage({ text, number, said, reply }) {
  const { live } = useDesk();
  const { heading, lines } = text.passages[number];
  const kept = live.draft(keyOfObjection(text.version, number)) !== "";
  const [writing, write] = useState(/** @type {"kept" | "called" | ""} */ (kept ? "kept" : ""));
  const id = useId();
  const leave = () => {
    write("");
    afterDraw(() => document.getElementById(id)?.focus());
  };
  const object = () => write("called");
  return html`<li class="proposed__passage">
    <div id=${id} tabindex="-1" lang=${text.language}>
      ${heading && html`<h3 dir="auto">${heading}</h3>`}
      <ul>
        ${lines.map(
          ([level, words, label]) =>
            html`<li data-level=${level} dir="auto">${label ? html`<strong>${words}</strong>` : words}</li>`,
        )}
      </ul>
    </div>
    ${
      writing
        ? html`<${Objecting} text=${text} number=${number} leave=${leave} again=${object} called=${writing === "called"} />`
        : html`<${Answer} text=${text} number=${number} said=${said} reply=${reply} object=${object} />`
    }
  </li>`;
}

/** @param {Props & {object: () => void}} props */
function Answer({ text: { version, texts }, number, said, reply, object }) {
  const { live } = useDesk();
  const agree = () => live.do("text.confirm", { version, passages: [number], agree: true });
  const state = said !== undefined && stateOf(live, texts, number);
  return html`
    <div role="status">
      ${said === "" && html`<p><strong>${texts.agreed}</strong></p>`}
      ${said && html`<p><strong>${texts.said}</strong></p><p class="proposed__said" dir="auto">${said}</p>`}
      ${reply && html`<p><strong>${texts.replied}</strong></p><p class="proposed__said" dir="auto">${reply}</p>`}
      ${state && html`<p class="small quiet">${state}</p>`}
    </div>
    <div class="proposed__acts">
      ${said !== "" && html`<button class="btn" type="button" onClick=${agree}>${texts.agree}</button>`}
      <button class="btn btn--plain" type="button" onClick=${object}>${said ? texts.change : texts.wrong}</button>
    </div>`;
}

// `called`: by hand, not because words were kept; only then it takes the focus. `again`: calls it.
/**
 * @param {{text: Proposal, number: number, leave: () => void, again: () => void, called: boolean}} props
 */
function Objecting({ text: { version, texts }, number, leave, again, called }) {
  const desk = useDesk();
  const { live } = desk;
  const key = keyOfObjection(version, number);
  const id = useId();
  const redraw = useRedraw();
  const [problem, setProblem] = useState("");
  const words = live.draft(key);
  useLayoutEffect(() => void (called && document.getElementById(id)?.focus()), []);
  /** @param {string} now */
  const keep = (now) => {
    live.setDraft(key, now);
    setProblem("");
    redraw();
  };
  /** @param {Event} event */
  const send = (event) => {
    event.preventDefault();
    const wrong = words.trim() ? tooMany([words], desk.texts) : texts.empty;
    if (wrong) return setProblem(wrong);
    live.do("text.confirm", { version, passages: [number], agree: false, text: words });
    live.setDraft(key, "");
    return leave();
  };
  const cancel = () => {
    live.setDraft(key, "");
    leave();
    const undo = () => {
      live.setDraft(key, words);
      again();
    };
    if (words.trim()) desk.show({ text: desk.texts.change_dropped, undo });
  };
  return html`<form class="editor" onSubmit=${send}>
    <label for=${id}>${texts.what}</label>
    <${TextField} id=${id} value=${words} onInput=${keep} />
    ${
      problem
        ? html`<p class="form__error" role="alert">${problem}</p>`
        : html`<${RoomLeft} all=${[words]} />`
    }
    <div class="editor__row">
      <button class="btn btn--primary">${texts.send}</button>
      <button class="btn btn--plain" type="button" onClick=${cancel}>${texts.cancel}</button>
    </div>
  </form>`;
}

/** @param {Live} live @param {Texts} texts @param {number} number */
function stateOf(live, texts, number) {
  const queued = live.outbox.entries.some(
    (entry) =>
      entry.op.kind === "text.confirm" && isQueued(entry) && entry.op.passages.includes(number),
  );
  return queued && (live.status === "offline" ? texts.waiting : texts.saving);
}

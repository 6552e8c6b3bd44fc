// Where the facilitator writes. What is typed is kept per place; sending keeps the focus.

import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { useEffect, useState } from "../../vendor/preact-hooks.js";
import { useDesk } from "./desk.js";
import { isPlanned, NO_PLAN, PlanFields } from "./plans.js";

// The text typed at a place, and how it is set: also after a reload.
export function useDraft(key) {
  const { live } = useDesk();
  const [text, set] = useState(live.draft(key) ?? "");
  useEffect(() => set(live.draft(key) ?? ""), [key]);
  const write = (next) => {
    set(next);
    live.setDraft(key, next);
  };
  return [text, write];
}

// Words that are being changed: {text, …} as they were when one began, until `write`, or `alter` for
// what goes with the text; `drop` when one is done. Kept as a whole, so that a field one has emptied
// is a draft too.
export function useChange(key, now) {
  const [kept, keep] = useDraft(key);
  const [before] = useState(now);
  const change = kept ? JSON.parse(kept) : before;
  const alter = (fields) => keep(JSON.stringify({ ...change, ...fields }));
  return [change, (text) => alter({ text }), () => keep(""), alter];
}

// The key of what is written at a place. A sub-point is written for its idea, wherever that goes.
const keyOf = ({ segment_id, category_id, column, parent_id }) =>
  (parent_id
    ? ["lead", segment_id, "", "", parent_id]
    : ["lead", segment_id, category_id ?? "", column ?? "", ""]
  ).join(" ");

// `place`: the fields of idea.add besides id and text. `kinds`: whether it may be a question, or say
// who does it and by when.
// `close`: where it is opened by a button, what Escape does.
export function Composer({ place, label, kinds = false, wide = false, autofocus = false, close }) {
  const { live, texts } = useDesk();
  const key = keyOf(place);
  const [text, write] = useDraft(key);
  const [kept, keep] = useDraft(`${key} plan`);
  const [kind, setKind] = useState("idea");
  const plan = kept ? JSON.parse(kept) : null; // null: not asked for
  const send = (event) => {
    event?.preventDefault();
    if (!text.trim()) return;
    live.do("idea.add", {
      ...place,
      text,
      ...(kind === "question" && { question: true }),
      ...said(plan),
    });
    write("");
    keep("");
    setKind("idea"); // the next one is no question by accident
  };
  const id = `write ${key}`.replaceAll(" ", "-");
  return html`<form class="write ${wide ? "write--wide" : ""}" onSubmit=${send}>
    <label class="write__label" for=${id}>${label}</label>
    <${Box} id=${id} text=${text} write=${write} send=${send} close=${close} autofocus=${autofocus} />
    ${plan && html`<${PlanFields} plan=${plan} write=${(part) => keep(JSON.stringify({ ...plan, ...part }))} />`}
    <div class="write__row">
      ${kinds && html`<${Kinds} id=${id} kind=${kind} set=${setKind} />`}
      ${
        kinds &&
        !plan &&
        html`<button class="btn btn--plain" type="button" onClick=${() => keep(JSON.stringify(NO_PLAN))}>
        <${Icon} name="plus" />${texts.plan}
      </button>`
      }
      ${close && html`<button class="btn btn--plain" type="button" onClick=${close}>${texts.done_here}</button>`}
      <button class="btn"><${Icon} name="send" />${texts.send}</button>
    </div>
  </form>`;
}

const said = (plan) => (plan && isPlanned(plan) ? plan : {});

// Enter sends, Shift and Enter break the line; while a word is being composed Enter is its own.
// `line`: there is one line only; `problem`: the id of what says what is wrong.
export function Box({ id, text, write, send, close, autofocus, line = false, problem }) {
  const onKeyDown = (event) => {
    if (event.key === "Escape") close?.();
    if (event.key !== "Enter" || (event.shiftKey && !line) || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const focus = (node) =>
    autofocus && node && !node.dataset.met && ((node.dataset.met = "yes"), node.focus());
  return html`<textarea class="form__input write__box" id=${id} dir="auto" rows="1"
    aria-invalid=${problem ? "true" : null} aria-describedby=${problem}
    value=${text} ref=${focus} onInput=${({ target }) => write(line ? inOneLine(target) : target.value)} onKeyDown=${onKeyDown} />`;
}

// What is pasted may break the line.
function inOneLine(field) {
  const { value, selectionStart, selectionEnd } = field;
  if (value.includes("\n")) {
    field.value = value.replaceAll("\n", " ");
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  return field.value;
}

function Kinds({ id, kind, set }) {
  const { texts } = useDesk();
  return html`<fieldset class="write__kinds">
    <legend class="vh">${texts.kind}</legend>
    <div class="switch">
      ${["idea", "question"].map(
        (one) => html`<label class="choice" key=${one}>
          <input type="radio" name=${`${id}-kind`} checked=${kind === one} onChange=${() => set(one)} />
          <span>${texts.kinds[one]}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

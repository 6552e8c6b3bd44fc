// How many persons are there: by their devices, or by hand; and the sentence that says so.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { focusOnce } from "../focus-once.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { useFields } from "../writing/changes.js";
import { shown } from "./numbers.js";

/** @param {{segment: import("../../../live/board/records.js").Segment, there: import("../../../live/board/attendance.js").Attendance}} props */
export function Persons({ segment, there }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [open, set, button] = useOpener();
  const { declared, outcome, excluded, sentence } = segment;
  const byHand = declared !== null || outcome !== null || excluded !== null;
  const back = () =>
    act(
      desk,
      [["segment.declare", { id: segment.id, number: null, sentence: null, excluded: null }]],
      texts.counting.by_devices,
    );
  return html`<section class="panel" aria-labelledby="persons">
    <h3 id="persons">${texts.counting.persons}</h3>
    <p class="settle__figure">${shown(there.persons(declared)) || "–"}</p>
    <p class="small ${sentence ? "" : "quiet"}" dir="auto" lang=${sentence ? board.session.language : null}>${sentence ?? texts.counting.no_sentence}</p>
    ${
      board.session.state !== "ended" &&
      html`<div class="counting__acts">
      ${byHand && html`<span class="tag">${texts.counting.by_hand}</span>`}
      ${byHand && html`<button class="btn btn--plain" type="button" onClick=${back}>${texts.counting.as_devices}</button>`}
      <button class="btn btn--plain" type="button" ref=${button} aria-expanded=${Boolean(open)}
        aria-label=${texts.counting.change_persons} onClick=${() => set(!open)}>${texts.acts.edit}</button>
    </div>
    ${open && html`<${Fields} segment=${segment} there=${there} stop=${() => set(null)} />`}`
    }
  </section>`;
}

const WHOLE = /^\d{0,6}$/;

/** @param {{segment: import("../../../live/board/records.js").Segment, there: import("../../../live/board/attendance.js").Attendance, stop: () => void}} props */
function Fields({ segment, there, stop }) {
  const desk = useDesk();
  const { texts } = desk;
  const id = useId();
  const [problem, complain] = useState("");
  /** @type {Record<string, string>} */
  const before = {
    number: shown(segment.declared),
    apart: there.excluded(segment.excluded).join("\n"),
    sentence: segment.outcome ?? "",
  };
  const [change, drop, alter] = useFields(`persons/${segment.id}`, before);
  const leave = () => {
    drop();
    stop();
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const number = change.number.trim();
    if (!WHOLE.test(number)) return complain(texts.counting.no_whole_number);
    const names = change.apart
      .split("\n")
      .flatMap((/** @type {string} */ line) => line.trim() || []);
    const asListed = names.join("\n") === there.excluded(null).join("\n");
    act(
      desk,
      [
        [
          "segment.declare",
          {
            id: segment.id,
            number: number ? Number(number) : null,
            sentence: change.sentence.trim() || null,
            excluded: asListed ? null : names,
          },
        ],
      ],
      texts.counting.persons_changed,
    );
    return leave();
  };
  /** @param {string} name @returns {(event: any) => void} */
  const put = (name) => (event) => alter({ [name]: event.target.value });
  return html`<form class="write counting__form" onSubmit=${save} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}>
    <p><label for=${`${id}-n`}>${texts.counting.how_many}</label>
      <input class="form__input" id=${`${id}-n`} inputmode="numeric" autocomplete="off" value=${change.number}
        aria-describedby=${`${id}-hint ${id}-wrong`} ref=${(/** @type {any} */ node) => focusOnce(node)} onInput=${put("number")} /></p>
    <p class="small quiet" id=${`${id}-hint`}>${texts.counting.empty_is_devices}</p>
    <p><label for=${`${id}-apart`}>${texts.counting.without}</label>
      <textarea class="form__input" id=${`${id}-apart`} rows="2" dir="auto" value=${change.apart} onInput=${put("apart")} /></p>
    <p><label for=${`${id}-said`}>${texts.counting.sentence}</label>
      <textarea class="form__input" id=${`${id}-said`} rows="2" dir="auto" value=${change.sentence} onInput=${put("sentence")} /></p>
    <p class="form__error small" id=${`${id}-wrong`} role="alert">${problem}</p>
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${leave}>${texts.cancel}</button>
      <button class="btn">${texts.save}</button>
    </div>
  </form>`;
}

// The timer, which all screens show: started with the minutes the method suggests.

import { minutesOf } from "../../../live/board/plan.js";
import { currentStep } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { limits } from "../../../ui/limits.js";
import { clock, Ticks, useAnnounced, useLeft } from "../../../ui/timer.js";
import { useEffect, useState } from "../../../vendor/preact-hooks.js";

/** @import {Timer} from "../../../live/board/records.js" */

export function TimerControls() {
  const { board, texts } = useDesk();
  return html`<section class="clock" aria-label=${texts.time}>
    ${board.session.timer ? html`<${Running} timer=${board.session.timer} />` : html`<${Start} />`}
  </section>`;
}

/** @param {{timer: Timer}} props */
function Running({ timer }) {
  const { live, texts } = useDesk();
  const left = useLeft(timer, () => live.now());
  const said = useAnnounced(timer, () => live.now(), texts);
  const paused = timer.ends_at === null;
  /** @type {(kind: string, fields?: Record<string, any>) => () => void} */
  const act =
    (kind, fields = {}) =>
    () =>
      live.do(`timer.${kind}`, fields);
  return html`
    <p class="clock__time" role="timer" aria-live="off" aria-label=${texts.time_left}>${clock(left ?? 0)}</p>
    ${(left === 0 || paused) && html`<p>${left === 0 ? texts.time_up : texts.paused}</p>`}
    <p class="vh" role="status">${said}</p>
    <${Ticks} timer=${timer} now=${() => live.now()} />
    <div class="clock__row">
      ${
        paused
          ? html`<button class="btn" type="button" onClick=${act("resume")}>${texts.resume}</button>`
          : html`<button class="btn" type="button" onClick=${act("pause")}><${Icon} name="pause" />${texts.pause}</button>`
      }
      <button class="btn" type="button" onClick=${act("add", { seconds: 60 })}>${texts.one_more}</button>
      <button class="btn" type="button" onClick=${act("stop")}>${texts.stop}</button>
    </div>`;
}

function Start() {
  const { live, board, texts } = useDesk();
  const step = currentStep(board);
  const suggested = step ? minutesOf(board, step) : 10;
  const [minutes, set] = useState(/** @type {number | string} */ (suggested));
  useEffect(() => set(suggested), [suggested]);
  /** @param {Event} event */
  const start = (event) => {
    event.preventDefault();
    const seconds = Math.round(Number(minutes) * 60);
    if (seconds > 0 && seconds <= limits.timer) live.do("timer.start", { seconds });
  };
  return html`<form class="clock__start" onSubmit=${start}>
    <label for="minutes">${texts.minutes_of_time}</label>
    <input class="form__input" id="minutes" type="number" min="1" max=${limits.timer / 60} required value=${minutes}
      onInput=${(/** @type {{target: HTMLInputElement}} */ event) => set(event.target.value)} />
    <button class="btn">${texts.start_clock}</button>
  </form>`;
}

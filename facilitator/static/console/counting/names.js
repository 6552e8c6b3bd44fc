// The names of a group: which of them are there, as devices say or as somebody said by hand.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";

const MARKS = { device: "●", yes: "✓", no: "✗", none: "○" };
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @param {{names: import("../../../live/board/attendance.js").Listed[], there: import("../../../live/board/attendance.js").Attendance, labelledby: string}} props */
export function Names({ names, there, labelledby }) {
  const { board, texts } = useDesk();
  if (names.length === 0) return html`<p class="quiet">${texts.counting.nobody_listed}</p>`;
  return html`<ul class="seen" aria-labelledby=${labelledby} lang=${board.session.language} onKeyDown=${walk}>
    ${names.map((one) => html`<${Name} key=${one.id} one=${one} there=${there} />`)}
  </ul>`;
}

// One press says the other by hand; a second one goes by the devices again.
/** @param {{one: import("../../../live/board/attendance.js").Listed, there: import("../../../live/board/attendance.js").Attendance}} props */
function Name({ one, there }) {
  const { live, board, texts } = useDesk();
  const isHere = there.isHere(one);
  const press = () => {
    const byDevices = there.isHere({ ...one, here: null });
    live.do("expected.set", { id: one.id, here: byDevices === isHere ? !isHere : null });
  };
  const how = one.here === null ? (isHere ? "device" : "none") : one.here ? "yes" : "no";
  return html`<li><button class="seen__one seen__one--${how}" type="button" aria-pressed=${isHere}
      aria-disabled=${board.session.state === "ended" || null} onClick=${press}>
    <span class="seen__mark" aria-hidden="true">${MARKS[how]}</span><span dir="auto">${one.name}</span>
    <span class="vh" lang=${document.documentElement.lang}> ${texts.counting.seen[how]}</span>
  </button></li>`;
}

/** @param {any} event */
function walk(event) {
  const stops = [...event.currentTarget.querySelectorAll("button")];
  const next = stops[stops.indexOf(event.target) + STEPS[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// "We are done": said of the step that is open, and taken back.

import { may } from "../../../live/board/me.js";
import { isReady } from "../../../live/board/ready.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

/** @import {Step} from "../../../live/board/records.js" */

// Whoever agrees or votes says so in that.
const SAID_OTHERWISE = ["settle", "vote"];

/** @param {{step: Step | null}} props the open one */
export function Ready({ step }) {
  const { live, board, texts } = useDesk();
  const { me } = live;
  if (!step || SAID_OTHERWISE.includes(step.kind) || !may(me, "say_ready")) return null;
  const ready = isReady(board, step.id, me);
  return html`<div class="ready">
    <div role="status">${ready && html`<p class="agree__said"><${Icon} name="saved" />${texts.is_ready}</p>`}</div>
    <button class="btn btn--wide" type="button" onClick=${() => live.do("step.ready", { id: step.id, ready: !ready })}>
      ${ready ? texts.not_ready : texts.say_ready}
    </button>
  </div>`;
}

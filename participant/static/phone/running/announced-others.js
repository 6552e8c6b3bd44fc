// How many more the others have written, told to whoever has not muted that.

import { ideasIn } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useRedraw } from "../../../ui/use-live.js";
import { count } from "../../../ui/words.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Texts} from "../../../ui/words.js"
 */

const MUTED = "muted"; // the key of a draft

// Reached by the keyboard and by screen readers, for whom alone it is.
export function Mute() {
  const { live, texts } = useDesk();
  const redraw = useRedraw();
  const muted = isMuted(live);
  const turn = () => {
    live.setDraft(MUTED, muted ? "" : "yes");
    redraw();
  };
  return html`<button class="btn vh mute" type="button" aria-pressed=${String(muted)} onClick=${turn}>${texts.mute}</button>`;
}

/** @param {Live} live */
const isMuted = (live) => live.draft(MUTED) === "yes";

// `tell(more)` when there are more of the others' in a segment; `more()` is how many more by now,
// and none for whoever wants to hear nothing of it any longer, or is in another segment since.
/** @param {Live} live @param {Segment | null} segment @param {(more: () => number) => void} tell */
export function useOthers(live, segment, tell) {
  const { current: heard } = useRef({ segment: null, ideas: 0, now: 0 });
  heard.now = othersIn(live.board, segment);
  useEffect(() => {
    const goes = heard.segment !== segment?.id;
    if (goes || isMuted(live) || heard.now <= heard.ideas) {
      Object.assign(heard, { segment: segment?.id, ideas: heard.now });
      return;
    }
    tell(() => {
      const more = isMuted(live) ? 0 : heard.now - heard.ideas;
      heard.ideas = heard.now;
      return more;
    });
  }, [segment?.id, heard.now]);
}

/** @param {number} more @param {Texts} texts */
export const fromOthers = (more, texts) => (more > 0 ? count(texts.new_from_others, more) : "");

/** @param {Board} board @param {Segment | null} segment */
const othersIn = (board, segment) =>
  segment ? ideasIn(board, segment.id).filter(({ id }) => !board.mine.has(id)).length : 0;

// What the room shares: where it is, the time, the question.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Timer } from "../../../ui/timer.js";
import { fill } from "../../../ui/words.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { askOf } from "./asked.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// `segment` and `step`: where the room is, or null between them.
/** @param {{segment: Segment | null, step: Step | null}} props */
export function Header({ segment, step }) {
  const { live, board, texts } = useDesk();
  const { session } = board;
  const place = segment?.short_heading ?? session.place_and_date;
  const beside = [unbroken(texts[`step_${step?.kind}`]), tableOf(board, texts)].filter(Boolean);
  const ask = askOf(segment, step, texts);
  const top = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    const noted = new ResizeObserver(() =>
      // what stands below it while one scrolls
      document.documentElement.style.setProperty("--top", `${top.current.offsetHeight}px`),
    );
    noted.observe(top.current);
    return () => noted.disconnect();
  }, []);
  return html`<header class="top field" ref=${top}>
    <div class="top__row">
      <p class="kicker" dir="auto"><span lang=${session.language}>${place}</span>${beside.map((words) => `\u00a0· ${words}`)}</p>
      <${Timer} timer=${session.timer} now=${() => live.now()} texts=${texts} />
    </div>
    ${
      segment
        ? html`<${Prompt} key=${step?.id} segment=${segment} ask=${ask} lang=${session.language} />`
        : html`<h1 class="prompt" dir="auto" lang=${session.language}>${session.title}</h1>`
    }
  </header>`;
}

/** @param {Board} board @param {Texts} texts */
function tableOf(board, texts) {
  const table = board.table.get(board.me?.table_id);
  return table ? unbroken(fill(texts.table, { table: table.name })) : "";
}

const unbroken = (words = "") => words.replaceAll(" ", "\u00a0");

// The question in short, two or three lines of it; the whole of it when asked for.
/** @param {{segment: Segment, ask: string | null, lang: string}} props */
function Prompt({ segment, ask, lang }) {
  const { texts } = useDesk();
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  const words = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    const look = () => setCut(words.current.scrollHeight > words.current.clientHeight + 1);
    const looking = new ResizeObserver(() => whole || look());
    looking.observe(words.current);
    return () => looking.disconnect();
  }, [whole]);
  const more = ask || cut || segment.prompt !== segment.short_prompt;
  return html`
    <h1 class=${whole ? "prompt" : "prompt prompt--short"} id="question" dir="auto" lang=${ask && !whole ? undefined : lang} ref=${words}>
      ${(whole ? segment.prompt : (ask ?? segment.short_prompt)) || segment.short_heading}
    </h1>
    ${
      more &&
      html`<button class="btn btn--plain" type="button" aria-expanded=${String(whole)}
        aria-controls="question" onClick=${() => setWhole(!whole)}>
      ${whole ? texts.less : ask ? texts.the_question : texts.whole_question}<${Icon} name="down" />
    </button>`
    }`;
}

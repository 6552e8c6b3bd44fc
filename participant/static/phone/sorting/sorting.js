// Clustering: every idea with its category's mark, and the acts of sorting.

import { numbersOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { LAPTOP } from "../../../ui/laptop.js";
import { count } from "../../../ui/words.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";
import { useFocusKept } from "../focus-kept.js";
import { ListHead } from "../writing/list-head.js";
import { OutOfSight } from "../writing/out-of-sight.js";
import { Switch } from "../writing/switch.js";
import { isHidden } from "../writing/visibility.js";
import { CategoryBar } from "./category-bar.js";
import { focusOn } from "./focus.js";
import { IdeaCard } from "./idea-card.js";
import { byKey } from "./keys.js";
import { Share, ShareOffer } from "./share.js";
import { createFor } from "./share-acts.js";
import { Sheets } from "./sheets.js";
import { NOTHING, useSorting } from "./state.js";
import { categoryOf } from "./targets.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Sharing, Sorting} from "./state.js"
 * @import {KeyPress} from "../../../ui/html.js"
 */

/** @param {{segment: Segment}} props */
export function Sorting({ segment }) {
  const { live, board, texts } = useDesk();
  const sorting = useSorting();
  const { picked, picking, only, sort } = sorting;
  const list = useRef(null);
  const now = useRef(/** @type {Sorting} */ ({})); // what cards do, which are not drawn anew for each change
  Object.assign(now.current, sorting);
  useEffect(() => () => sort({ ...NOTHING, share: null }), []);
  const noteFocus = useFocusKept(list, focusOn);
  const unsorted = unsortedIn(board, segment.id);
  const all = entriesAt(board, { segment: segment.id });
  const entries = only ? unsorted : all;
  const numbers = numbersOf(board);
  if (sorting.share) {
    const acts = {
      ...sorting.acts,
      create: createFor(live, /** @type {Sharing} */ (sorting), segment),
    };
    return html`<${Share} sorting=${sorting} segment=${segment} />
      <${Sheets} sorting=${{ ...sorting, acts }} segment=${segment} />`;
  }
  return html`
    <${ShareOffer} sorting=${sorting} segment=${segment} />
    <${CategoryBar} segment=${segment} numbers=${numbers} sorting=${sorting} />
    <${ListHead} id="ideas" title=${only ? texts.unsorted : texts.all_ideas}
      aside=${all.length > 0 && count(texts.so_many_unsorted, unsorted.filter(({ idea }) => !isHidden(idea)).length)} />
    <div class="sort">
      <${Switch} legend=${texts.which} options=${[[false, texts.all], [true, texts.only_unsorted]]} value=${only}
        choose=${(/** @type {boolean} */ value) => sort({ only: value })} />
      ${
        !LAPTOP.matches &&
        html`<button class="btn" type="button" aria-pressed=${String(picking)}
          onClick=${() => sort({ ...NOTHING, picking: !picking })}>
        ${picking ? texts.pick_done : texts.pick_many}
      </button>`
      }
    </div>
    <p class="sort__keys small quiet">${texts.keys}</p>
    ${
      entries.length === 0
        ? html`<p class="say__line">${all.length ? texts.all_sorted : texts.no_ideas}</p>`
        : html`<ul class="stack" aria-labelledby="ideas" ref=${list} onFocusIn=${noteFocus}
            onKeyDown=${(/** @type {KeyPress} */ event) => byKey(event, live, segment, sorting)}>
          ${entries.map((entry) => {
            const category = categoryOf(board, entry.idea);
            return html`<${IdeaCard} key=${entry.idea.id} now=${now.current} entry=${entry}
              category=${category} number=${category && numbers.get(category.id)} picking=${picking}
              picked=${picked.includes(entry.idea.id)} />`;
          })}
        </ul>`
    }
    ${!only && html`<${OutOfSight} at=${{ segment: segment.id }} />`}
    <${Sheets} sorting=${sorting} segment=${segment} />`;
}

// An idea while one sorts, with its category's mark.

import { Card } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { memo } from "../../../ui/memo.js";
import { fill } from "../../../ui/words.js";
import { subPointsOf, Visibility } from "../writing/visibility.js";
import { Grip } from "./dragging.js";
import { Duplicates } from "./duplicates.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Category, Idea} from "../../../live/board/records.js"
 * @import {Sorting} from "./state.js"
 */

// `now`: what to do, looked up when it is done.
export const IdeaCard = memo(
  /**
   * @param {{now: Sorting, entry: Entry, category: Category | null, number: number | null | undefined,
   *   picking: boolean, picked: boolean}} props
   */
  ({ now, entry, category, number, picking, picked }) => {
    const { texts } = useDesk();
    const { idea, merged } = entry;
    const shared = idea.state === "shared";
    /** @param {{currentTarget: HTMLInputElement}} event */
    const tick = ({ currentTarget }) => {
      const others = now.picked.filter((id) => id !== idea.id);
      now.sort({ picked: new Set(currentTarget.checked ? [...others, idea.id] : others) });
    };
    return html`<${Card} idea=${idea} ...${subPointsOf(entry)} kind="sort">
    ${
      picking &&
      shared &&
      html`<span class="card__pick"><input type="checkbox" checked=${picked} onChange=${tick}
      aria-label=${fill(texts.pick, { text: idea.text })} /></span>`
    }
    ${shared && html`<${Grip} />`}
    <${Duplicates} items=${merged} apart=${(/** @type {Idea} */ one) => now.acts.unmerge(one)} />
    <div class="card__foot">
      <span class="chip"><${Mark} number=${number} kind="small" />
        <span dir="auto">${category?.name ?? texts.not_sorted}</span></span>
      ${
        shared
          ? html`<button class="btn btn--plain" type="button" aria-haspopup="dialog"
              aria-label=${fill(texts.move_idea, { text: idea.text })}
              onClick=${() => now.sort({ sheet: { ids: [idea.id] } })}>
            <${Icon} name="move" flip />${texts.move}
          </button>`
          : html`<${Visibility} idea=${idea} />`
      }
    </div>
  <//>`;
  },
);

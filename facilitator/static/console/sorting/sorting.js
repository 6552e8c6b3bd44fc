// The ideas of a frame while they are sorted: seen as columns or as an outline, worked by hand.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { Removed } from "../settling/removed.js";
import { BoardHead } from "./board-head.js";
import { ColumnsView } from "./columns-view.js";
import { differingIn } from "./differences.js";
import { OnlyDiffering } from "./differing.js";
import { onKey } from "./keys.js";
import { OutlineView } from "./outline-view.js";
import { SelectionBar } from "./selection-bar.js";
import { ideaOf, useSorting } from "./state.js";
import { unsavedIn } from "./unsaved.js";

/**
 * @import {Pile} from "./group-list.js"
 * @import {Group} from "./groups.js"
 * @import {Sorting} from "./state.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {KeyPress} from "../../../ui/html.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

/** @type {Record<string, (props: {groups: Group[], only: boolean, sorting: Sorting, pile: Pile}) => ComponentChildren>} */
const VIEWS = { columns: ColumnsView, outline: OutlineView };

/**
 * @param {{segment: Segment, title: string | false, views: string[], view: string,
 *   show: (view: string) => void}} props
 */
export function Sorting({ segment, title, views, view, show }) {
  const desk = useDesk();
  const [asked, ask] = useState(false);
  const differing = differingIn(desk.live.board, segment);
  const only = asked && differing.size > 0;
  const sorting = useSorting(desk, segment, only ? differing : null);
  const { board, all, groups, picked, root } = sorting;
  const pile = { sorting, board, picked, news: unsavedIn(desk.live), differing };
  const ended = board.session.state === "ended";
  const View = VIEWS[view];
  /** @param {{target: HTMLElement}} event */
  const onFocusIn = ({ target }) => {
    sorting.wanted = ideaOf(target) ?? sorting.wanted;
  };
  return html`
    <${BoardHead} title=${title} segment=${segment} groups=${all} views=${views} view=${view} show=${show} />
    <${OnlyDiffering} differing=${differing} only=${only} show=${ask} />
    <div class="worktop" ref=${root} onKeyDown=${(/** @type {KeyPress} */ event) => !ended && onKey(event, sorting)} onFocusIn=${onFocusIn}>
      <${View} groups=${groups} only=${only} sorting=${sorting} pile=${pile} />
      <${Removed} />
      ${!ended && html`<${SelectionBar} sorting=${sorting} />`}
    </div>`;
}

// The ideas of a frame while they are sorted: seen as columns or as an outline, worked by hand.

import { html } from "../../../ui/html.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { useDesk } from "../desk.js";
import { Removed } from "../unsorted.js";
import { Bar } from "./bar.js";
import { Columns } from "./columns.js";
import { differingIn, OnlyDiffering } from "./differing.js";
import { useHand } from "./hand.js";
import { Head } from "./head.js";
import { onKey } from "./keys.js";
import { newsOf } from "./news.js";
import { Outline } from "./outline.js";

const VIEWS = { columns: Columns, outline: Outline };

export function Board({ segment, title, views, view, show }) {
  const desk = useDesk();
  const [asked, ask] = useState(false);
  const differing = differingIn(desk.live.board, segment);
  const only = asked && differing.size > 0;
  const hand = useHand(desk, segment, only ? differing : null);
  const { board, all, groups, picked, texts, root } = hand;
  const pile = { hand, board, picked, news: newsOf(desk.live), differing };
  const ended = board.session.state === "ended";
  const View = VIEWS[view];
  const onFocusIn = ({ target }) => {
    hand.wanted = target.closest("[data-idea]")?.dataset.idea ?? hand.wanted;
  };
  return html`
    <${Head} title=${title} segment=${segment} groups=${all} texts=${texts} views=${views} view=${view} show=${show}>
      <${OnlyDiffering} differing=${differing} only=${only} show=${ask} texts=${texts} />
    <//>
    <div class="worktop" ref=${root} onKeyDown=${(event) => !ended && onKey(event, hand)} onFocusIn=${onFocusIn}>
      <${View} groups=${groups} only=${only} hand=${hand} pile=${pile} />
      <${Removed} />
      ${!ended && html`<${Bar} hand=${hand} />`}
    </div>`;
}

// Reading a frame together: all ideas in order, the notes of the discussion after them.
import { useState } from "../../vendor/preact-hooks.js";
import { entriesAt } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { Timer } from "../../ui/timer.js";
import { Shell } from "./app.js";
import { Entries } from "./entries.js";
import { Pages } from "./pages.js";

export function Review({ live, board, texts, segment, step, strip }) {
  const [pages, set] = useState([0, 1]);
  const ideas = entriesAt(board, { segment: segment.id });
  const notes = entriesAt(board, { segment: segment.id, column: "discussion" });
  const groups = [{ key: "ideas", body: html`<${Entries} entries=${ideas} name="flow--two" />` }];
  if (notes.length > 0) groups.push({ key: "notes", body: html`<${Notes} segment=${segment} notes=${notes} />` });
  return html`<${Shell} kind="strip" beside=${strip(pages)}>
    <div class="wall__row">
      <h1 class="wall__title">${texts.steps[`${segment.kind} ${step.kind}`]}</h1>
      <${Timer} timer=${board.session.timer} now=${() => live.now()} texts=${texts} />
    </div>
    <${Pages} groups=${groups} turned=${(...where) => set(where)} />
  <//>`;
}

const Notes = ({ segment, notes }) => html`
  <h2 class="wall__under" dir="auto">${segment.discussion_heading}</h2>
  <${Entries} entries=${notes} name="flow--two" />
`;

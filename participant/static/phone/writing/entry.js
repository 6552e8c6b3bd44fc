// An entry as it is read: with who does it and by when, and the duplicates that it speaks for.

import { Card } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Duplicates } from "../sorting/duplicates.js";
import { New } from "./new-ideas.js";
import { planOf } from "./planned.js";
import { isHidden, subPointsOf, Visibility } from "./visibility.js";

/** @import {Entry} from "../../../live/board/entries.js" */

/** @param {{entry: Entry, isNew?: boolean}} props */
export function Entry({ entry, isNew }) {
  const { texts } = useDesk();
  const { idea, merged } = entry;
  return html`<${Card} kind="entry" idea=${idea} ...${subPointsOf(entry)} foot=${planOf(idea, texts)}>
    ${isNew && html`<${New} />`}
    ${isHidden(idea) && html`<${Visibility} idea=${idea} />`}
    <${Duplicates} items=${merged} />
  <//>`;
}

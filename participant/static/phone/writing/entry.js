// What is written, while it is written: one's own and the others', or a category's columns.

import { Card } from "../../../ui/card.js";
import { html } from "../../../ui/html.js";
import { Duplicates } from "../sorting/duplicates.js";
import { New } from "./new-ideas.js";
import { planOf } from "./planned.js";
import { isHidden, subPointsOf, Visibility } from "./visibility.js";

// An entry as it is read: with who does it and by when, and the duplicates that it speaks for.
export function Entry({ entry, isNew, live, texts }) {
  const { idea, merged } = entry;
  return html`<${Card} kind="entry" idea=${idea} ...${subPointsOf(entry, texts)} foot=${planOf(idea, texts)}>
    ${isNew && html`<${New} texts=${texts} />`}
    ${isHidden(idea) && html`<${Visibility} idea=${idea} texts=${texts} />`}
    <${Duplicates} live=${live} items=${merged} texts=${texts} />
  <//>`;
}

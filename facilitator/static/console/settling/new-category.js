// A category that was missing.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { useDraft } from "../writing/drafts.js";
import { NamePanel } from "./name-panel.js";

export function NewCategory() {
  const desk = useDesk();
  const { board, texts } = desk;
  const [open, set, button] = useOpener();
  const [text, write] = useDraft("category");
  if (board.session.state === "ended") return null;
  /** @param {string} name */
  const add = (name) => {
    if (!name) return;
    act(desk, [["category.add", { name }]], fill(texts.board.added, { name }));
    write("");
  };
  return html`<div class="new-category">
    ${
      open
        ? html`<${NamePanel} label=${texts.category_name} text=${text} write=${write} save=${add} said=${texts.add} stop=${() => set(null)} />`
        : html`<button class="btn btn--plain" type="button" ref=${button} onClick=${() => set(true)}>
          <${Icon} name="plus" />${texts.new_category}
        </button>`
    }
  </div>`;
}

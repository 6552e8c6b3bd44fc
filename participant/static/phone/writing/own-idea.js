// One's own idea: what has become of it, and what can be done with it.

import { afterDraw } from "../../../ui/after-draw.js";
import { Card, State } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { memo } from "../../../ui/memo.js";
import { useRef, useState } from "../../../vendor/preact-hooks.js";
import { Duplicates } from "../sorting/duplicates.js";
import { isChanging } from "./changes.js";
import { Editor, takeBack } from "./editor.js";
import { planOf } from "./planned.js";
import { isHidden, subPointsOf, Visibility } from "./visibility.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Live} from "../../../live/session.js"
 */

/**
 * @typedef {{entry: Entry, kind?: string, open: boolean}} Shown
 * @typedef {Shown & {state: ReturnType<typeof worst>}} OwnProps
 */

// `open`: whether one may still write here.
/** @param {Shown} props */
export const OwnIdea = (props) =>
  html`<${Own} ...${props} state=${worst(useDesk().live, props.entry)} />`;

const Own = memo((/** @type {OwnProps} */ { entry, state, kind = "own", open }) => {
  const desk = useDesk();
  const { live, texts, under } = desk;
  const [mode, setMode] = useState(() => (isChanging(live, entry) ? "kept" : ""));
  const more = useRef(/** @type {any} */ (null));
  const { idea } = entry;
  const back = () => {
    setMode("");
    afterDraw(() => more.current?.focus());
  };
  const may = open && !isHidden(idea);
  if ((mode === "edit" || mode === "kept") && !isHidden(idea)) {
    return html`<li class="card card--${kind}" id=${`idea-${idea.id}`}>
      <${Editor} entry=${entry} done=${back} again=${() => setMode("edit")}
        called=${mode === "edit"} />
    </li>`;
  }
  const menu = useMenu(mode, setMode);
  return html`<${Card} idea=${idea} ...${subPointsOf(entry)} kind=${kind} foot=${planOf(idea, texts)}>
    <${State} state=${state} texts=${texts} />
    <${Visibility} idea=${idea} />
    <${Duplicates} items=${entry.merged} />
    ${
      may &&
      html`<button class="btn btn--plain card__more" type="button" ref=${more} ...${menu}>
      <span aria-hidden="true">${texts.change_short}</span><${Icon} name="more" /><span class="vh">${texts.change}: ${idea.text}</span>
    </button>`
    }
    ${
      may &&
      mode === "menu" &&
      html`<div class="card__acts">
      <button class="btn" type="button" onClick=${() => setMode("edit")}><${Icon} name="edit" />${texts.edit}</button>
      <button class="btn" type="button" onClick=${() => {
        setMode("");
        under(idea.id);
      }}>
        <${Icon} name="sub" flip />${texts.sub_point}
      </button>
      <button class="btn" type="button" onClick=${() => takeBack(desk, entry)}>
        <${Icon} name="close" />${texts.take_back}
      </button>
    </div>`
    }
  <//>`;
});

/** @param {string} mode @param {(mode: string) => void} setMode */
const useMenu = (mode, setMode) => ({
  "aria-expanded": String(mode === "menu"),
  onClick: () => setMode(mode === "menu" ? "" : "menu"),
});

// An idea is as safe as the least safe of its parts.
/** @param {Live} live @param {Entry} entry */
function worst(live, { idea, children }) {
  const states = [idea, ...children.map((child) => child.idea)].map(({ id }) => live.stateOf(id));
  return (
    states.find((state) => typeof state !== "string") ??
    /** @type {const} */ (["waiting", "saving"]).find((name) => states.includes(name)) ??
    "saved"
  );
}

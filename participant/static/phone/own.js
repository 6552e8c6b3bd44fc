// One's own ideas: what has become of them, changing their words, taking them back.

import { afterDraw } from "../../ui/after-draw.js";
import { Card, State } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { memo } from "../../ui/memo.js";
import { useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { useId, useLayoutEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { changeOf, isChanged, isChanging, keyOfChange, ownParts } from "./kept.js";
import { Merged } from "./merged.js";
import { isPlanned, Plan, planOf } from "./plan.js";
import { isHidden, Seen, subPointsOf } from "./seen.js";
import { Left, tooMany, Words } from "./words.js";

// `under(id)`: compose a sub-point. `open`: whether one may still write here.
export const OwnIdea = (props) =>
  html`<${Own} ...${props} state=${worst(props.live, props.entry)} />`;

const Own = memo(({ live, entry, state, kind = "own", open, texts, under, show }) => {
  const [mode, setMode] = useState(() => (isChanging(live, entry) ? "kept" : ""));
  const more = useRef(null);
  const { idea } = entry;
  const back = () => {
    setMode("");
    afterDraw(() => more.current?.focus());
  };
  const may = open && !isHidden(idea);
  if ((mode === "edit" || mode === "kept") && !isHidden(idea)) {
    return html`<li class="card card--${kind}" id=${`idea-${idea.id}`}>
      <${Editor} live=${live} entry=${entry} texts=${texts} done=${back} again=${() => setMode("edit")} show=${show}
        called=${mode === "edit"} />
    </li>`;
  }
  const menu = useMenu(mode, setMode);
  return html`<${Card} idea=${idea} ...${subPointsOf(entry, texts)} kind=${kind} foot=${planOf(idea, texts)}>
    <${State} state=${state} texts=${texts} />
    <${Seen} idea=${idea} texts=${texts} />
    <${Merged} live=${live} items=${entry.merged} texts=${texts} />
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
      <button class="btn" type="button" onClick=${() => takeBack(live, entry, texts, show)}>
        <${Icon} name="close" />${texts.take_back}
      </button>
    </div>`
    }
  <//>`;
});

const useMenu = (mode, setMode) => ({
  "aria-expanded": String(mode === "menu"),
  onClick: () => setMode(mode === "menu" ? "" : "menu"),
});

// The way back stands in the toast, where the focus goes, since the card is gone.
function takeBack(live, { idea }, texts, show) {
  live.do("idea.remove", { id: idea.id });
  show({
    text: texts.taken_back,
    undo: () => live.do("idea.restore", { id: idea.id }),
    focus: true,
  });
}

// An idea is as safe as the least safe of its parts.
function worst(live, { idea, children }) {
  const states = [idea, ...children.map((child) => child.idea)].map(({ id }) => live.stateOf(id));
  return (
    states.find((state) => typeof state !== "string") ??
    ["waiting", "saving"].find((name) => states.includes(name)) ??
    "saved"
  );
}

// Changed words are kept as a draft until they are saved, as all others. `called`: by hand, not
// because there is such a draft; only then it takes the focus. `again`: calls it.
function Editor({ live, entry, texts, done, again, show, called }) {
  const id = useId();
  const redraw = useRedraw();
  const [problem, setProblem] = useState("");
  const entries = ownParts(live, entry);
  const parts = entries.map(({ idea }) => idea);
  // What the change builds on: if the words change meanwhile, that is a conflict to be shown.
  const [bases] = useState(() => new Map(parts.map(({ id: part, rev }) => [part, rev])));
  const kept = (idea) =>
    changeOf(live, idea.id) ?? { text: idea.text, rev: bases.get(idea.id) ?? idea.rev };
  const wordsOf = (idea) => kept(idea).text;
  const keep = (idea, change) => {
    live.setDraft(keyOfChange(idea.id), JSON.stringify({ ...kept(idea), ...change }));
    setProblem("");
    redraw();
  };
  const { idea: root } = entry;
  const planned = root.kind === "idea" && isPlanned(live.board, { segment: root.segment_id });
  useLayoutEffect(() => void (called && document.getElementById(`${id}-0`).focus()), []);
  const changed = parts.filter((idea) => isChanged(idea, kept(idea)));
  const leave = () => {
    for (const idea of parts) live.setDraft(keyOfChange(idea.id), "");
    done();
  };
  const save = (event) => {
    event.preventDefault();
    const wrong = changed.some((idea) => !wordsOf(idea).trim())
      ? texts.empty
      : tooMany(changed.map(wordsOf), texts);
    if (wrong) return setProblem(wrong);
    for (const idea of changed) live.do("idea.edit", { id: idea.id, ...kept(idea) });
    return leave();
  };
  const cancel = () => {
    const dropped = changed.map(({ id: part }) => [
      keyOfChange(part),
      live.draft(keyOfChange(part)),
    ]);
    leave();
    const undo = () => {
      for (const change of dropped) live.setDraft(...change);
      again();
    };
    if (dropped.length) show({ text: texts.change_dropped, undo });
  };
  return html`<form class="editor" onSubmit=${save} onKeyDown=${(event) => leaves(event) && cancel()}>
    ${parts.map(
      (idea, n) => html`<div class="editor__part" key=${idea.id}>
        <label for=${`${id}-${n}`}>${n ? fill(texts.sub_point_n, { n }) : texts.your_text}</label>
        <${Words} id=${`${id}-${n}`} value=${wordsOf(idea)} onInput=${(text) => keep(idea, { text })} />
        ${
          n > 0 &&
          html`<button class="btn btn--plain btn--icon" type="button"
            aria-label=${fill(texts.remove_sub_point, { n })}
            onClick=${() => takeBack(live, entries[n], texts, show)}>
          <${Icon} name="close" />
        </button>`
        }
      </div>`,
    )}
    ${planned && html`<${Plan} value=${{ ...root, ...kept(root) }} keep=${(change) => keep(root, change)} texts=${texts} />`}
    ${
      problem
        ? html`<p class="form__error" role="alert">${problem}</p>`
        : html`<${Left} all=${changed.map(wordsOf)} texts=${texts} />`
    }
    <div class="editor__row">
      <button class="btn btn--primary">${texts.save}</button>
      <button class="btn btn--plain" type="button" onClick=${cancel}>${texts.cancel}</button>
    </div>
  </form>`;
}

// Escape that does not end the input of a sign.
const leaves = ({ key, isComposing }) => key === "Escape" && !isComposing;

// Dragging, an extra for laptops: by the grip of a card, onto what has a `data-to`.

import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { LAPTOP } from "../../../ui/laptop.js";
import { useLayoutEffect, useState } from "../../../vendor/preact-hooks.js";

/** @import {Kind} from "../../../live/board/kinds.js" */

const KIND = "application/x-idea"; // browsers want something to carry, and no field takes this for text

export const Grip = () =>
  LAPTOP.matches &&
  html`<span class="card__grip" draggable="true" aria-hidden="true"><${Icon} name="grip" /></span>`;

// `drop(id, to)`: the idea was let go on that. Returns whether one drags, and what is under the pointer,
// or null. It listens to the window, so that lists are drawn as ever meanwhile.
/** @param {(id: string, to: string) => void} drop */
export function useDragging(drop) {
  const [dragged, setDragged] = useState(/** @type {string | null} */ (null));
  const [over, setOver] = useState(/** @type {string | null} */ (null));
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  /** @param {DragEvent} event */
  const point = (event) => {
    const to = /** @type {HTMLElement | null} */ (dragged && targetAt(event));
    if (to) event.preventDefault(); // it may be let go here
    setOver(to?.dataset.to ?? null);
  };
  useListening({
    dragstart: (event) => setDragged(lifted(/** @type {Parameters<typeof lifted>[0]} */ (event))),
    dragenter: point,
    dragover: point,
    drop: (event) => {
      const to = dragged && targetAt(event);
      if (!to) return;
      event.preventDefault();
      end();
      drop(dragged, /** @type {string} */ (to.dataset.to));
    },
    dragend: end,
    pointermove: ({ buttons }) => buttons || end(), // of a card that is gone meanwhile, no end is told
  });
  return { dragging: dragged !== null, over };
}

/** @param {{[Kind in keyof WindowEventMap]?: (event: WindowEventMap[Kind]) => void}} acts */
function useListening(acts) {
  const all = /** @type {[string, EventListener][]} */ (Object.entries(acts));
  useLayoutEffect(() => {
    for (const [kind, act] of all) addEventListener(kind, act);
    return () => {
      for (const [kind, act] of all) removeEventListener(kind, act);
    };
  });
}

// The id of the idea whose card one takes with the pointer, or null: words can be dragged, too.
/** @param {DragEvent & {dataTransfer: DataTransfer}} event */
function lifted({ target, dataTransfer, clientX, clientY }) {
  const card = /** @type {Element} */ (target).closest?.(".card__grip")?.parentElement;
  if (!card) return null;
  const { left, top } = card.getBoundingClientRect();
  const id = card.id.slice("idea-".length);
  dataTransfer.effectAllowed = "move";
  dataTransfer.setData(KIND, id);
  dataTransfer.setDragImage(card, clientX - left, clientY - top);
  return id;
}

/** @param {Event} event @returns {HTMLElement | null | undefined} */
const targetAt = ({ target }) => /** @type {Element} */ (target).closest?.("[data-to]");

// The keys of a board. Those of one sign act only while a card, or the bar below, has the focus.

import { afterDraw } from "../../../ui/after-draw.js";
import { closeMenu } from "../writing/menu.js";
import { isTyping } from "../writing/typing.js";
import { moveTo, step } from "./acts.js";
import { entriesOf, groupOf } from "./groups.js";
import { askedAbout, targetsOf } from "./selection.js";
import { focusOn, ideaOf } from "./state.js";

/**
 * @import {Group} from "./groups.js"
 * @import {Sorting} from "./state.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {KeyPress} from "../../../ui/html.js"
 */

/** @param {KeyPress} event @param {Sorting} sorting */
export function onKey(event, sorting) {
  if (event.ctrlKey || event.metaKey || isTyping(event)) return;
  const pick = event.target.matches(".card__pick input") ? event.target : null;
  const inBar = event.target.closest(".selection");
  if (!pick && !inBar) return closeMenu(event);
  const act = actOf(event, sorting, pick ? ideaOf(pick) : undefined);
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {KeyboardEvent} event @param {Sorting} sorting @param {string} [id] */
function actOf({ key, altKey }, sorting, id) {
  const walk = id && walks(sorting, id, altKey)[key];
  if (walk || altKey) return walk;
  if (key === "Escape")
    return sorting.asking ? () => stopAsking(sorting) : () => sorting.pick(new Set());
  if (key === "Enter" && id) return () => openCard(id);
  const ids = sorting.asking ? askedAbout(sorting) : targetsOf(sorting, id);
  if (ids.length === 0) return null;
  if (key.toLowerCase() === "m" && !sorting.asking) return () => sorting.ask({ what: "move", ids });
  const group = /^\d$/.test(key) && sorting.groups[Number(key)];
  return group ? () => moveTo(sorting, ids, group.category) : null;
}

/** @param {Sorting} sorting */
export function stopAsking(sorting) {
  const id = sorting.asking?.ids[0];
  sorting.ask(null);
  sorting.wanted = id;
  focusOn(id);
}

// Up and down in its list, left and right to the next one; with Alt the idea itself goes up or down.
/**
 * @param {Sorting} sorting
 * @param {string} id
 * @param {boolean} alt
 * @returns {Record<string, () => void>}
 */
function walks(sorting, id, alt) {
  if (alt) return { ArrowUp: () => step(sorting, id, -1), ArrowDown: () => step(sorting, id, 1) };
  return {
    ArrowUp: () => walkBy(sorting, id, -1),
    ArrowDown: () => walkBy(sorting, id, 1),
    ArrowLeft: () => walkAside(sorting, id, -1),
    ArrowRight: () => walkAside(sorting, id, 1),
    Home: () => focusOn(standing(groupOf(sorting.groups, id)).at(0)),
    End: () => focusOn(standing(groupOf(sorting.groups, id)).at(-1)),
  };
}

// What is hidden has no tick.
/** @param {Pick<Group, "entries"> | undefined} group */
const standing = (group) =>
  (group?.entries ?? []).filter(({ idea }) => idea.state !== "hidden").map(({ idea }) => idea.id);

// On through all lists, as they are read.
/** @param {Sorting} sorting @param {string} id @param {number} by */
function walkBy({ groups }, id, by) {
  const all = standing({ entries: entriesOf(groups) });
  focusOn(all[all.indexOf(id) + by]);
}

/** @param {Sorting} sorting @param {string} id @param {number} by */
function walkAside({ groups }, id, by) {
  const lists = groups.map(standing);
  const at = lists.findIndex((list) => list.includes(id));
  const there = (by > 0 ? lists.slice(at + 1) : lists.slice(0, at).reverse()).find(
    (list) => list.length > 0,
  );
  focusOn(there?.[Math.min(lists[at].indexOf(id), there.length - 1)]);
}

/** @param {string} id */
function openCard(id) {
  const card = /** @type {HTMLElement} */ (document.getElementById(`idea-${id}`));
  const more = /** @type {HTMLElement} */ (card.querySelector(".idea__more"));
  if (more.getAttribute("aria-expanded") === "false") more.click();
  afterDraw(() => firstAct(card)?.focus());
}

/** @param {HTMLElement} card @returns {HTMLElement | null} */
const firstAct = (card) => card.querySelector(":scope > .acts button");

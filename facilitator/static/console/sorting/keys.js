// The keys of a board. Those of one sign act only while a card, or the bar below, has the focus.

import { afterDraw } from "../../../ui/after-draw.js";
import { closeMenu } from "../writing/menu.js";
import { isTyping } from "../writing/typing.js";
import { moveTo, step } from "./acts.js";
import { entriesOf, groupOf } from "./groups.js";
import { askedAbout, targetsOf } from "./selection.js";
import { focusOn } from "./state.js";

export function onKey(event, hand) {
  if (event.ctrlKey || event.metaKey || isTyping(event)) return;
  const pick = event.target.matches(".card__pick input") ? event.target : null;
  const inBar = event.target.closest(".selection");
  if (!pick && !inBar) return closeMenu(event);
  const act = actOf(event, hand, pick?.closest("[data-idea]").dataset.idea);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf({ key, altKey }, hand, id) {
  const walk = id && walks(hand, id, altKey)[key];
  if (walk || altKey) return walk;
  if (key === "Escape") return hand.asking ? () => stopAsking(hand) : () => hand.pick(new Set());
  if (key === "Enter" && id) return () => openCard(id);
  const ids = hand.asking ? askedAbout(hand) : targetsOf(hand, id);
  if (ids.length === 0) return null;
  if (key.toLowerCase() === "m" && !hand.asking) return () => hand.ask({ what: "move", ids });
  const group = /^\d$/.test(key) && hand.groups[Number(key)];
  return group ? () => moveTo(hand, ids, group.category) : null;
}

export function stopAsking(hand) {
  const [id] = hand.asking.ids;
  hand.ask(null);
  hand.wanted = id;
  focusOn(id);
}

// Up and down in its list, left and right to the next one; with Alt the idea itself goes up or down.
function walks(hand, id, alt) {
  if (alt) return { ArrowUp: () => step(hand, id, -1), ArrowDown: () => step(hand, id, 1) };
  return {
    ArrowUp: () => walkBy(hand, id, -1),
    ArrowDown: () => walkBy(hand, id, 1),
    ArrowLeft: () => walkAside(hand, id, -1),
    ArrowRight: () => walkAside(hand, id, 1),
    Home: () => focusOn(standing(groupOf(hand.groups, id))[0]),
    End: () => focusOn(standing(groupOf(hand.groups, id)).at(-1)),
  };
}

// What is hidden has no tick.
const standing = ({ entries }) =>
  entries.filter(({ idea }) => idea.state !== "hidden").map(({ idea }) => idea.id);

// On through all lists, as they are read.
function walkBy({ groups }, id, by) {
  const all = standing({ entries: entriesOf(groups) });
  focusOn(all[all.indexOf(id) + by]);
}

function walkAside({ groups }, id, by) {
  const lists = groups.map(standing);
  const at = lists.findIndex((list) => list.includes(id));
  const there = (by > 0 ? lists.slice(at + 1) : lists.slice(0, at).reverse()).find(
    (list) => list.length > 0,
  );
  focusOn(there?.[Math.min(lists[at].indexOf(id), there.length - 1)]);
}

function openCard(id) {
  const card = document.getElementById(`idea-${id}`);
  const more = card.querySelector(".idea__more");
  if (more.getAttribute("aria-expanded") === "false") more.click();
  afterDraw(() => card.querySelector(":scope > .acts button")?.focus());
}

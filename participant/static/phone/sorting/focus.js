// Where the focus goes among the cards.

// Where what had the focus is gone with an act, one goes on at the idea that it was about.
export function goOnAt(id) {
  if (document.activeElement !== document.body) return;
  const card = document.getElementById(`idea-${id}`);
  if (card) focusOn(card, { preventScroll: true });
  else document.getElementById("content").focus({ preventScroll: true });
}

export const focusOn = (card, options) =>
  card.querySelector("input, .card__foot .btn")?.focus(options);

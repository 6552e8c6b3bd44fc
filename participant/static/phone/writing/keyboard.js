// The keyboard on the screen: what stands on it, and what leaves it there.

const LEAST = 100; // px: less is a bar of the browser's

export function standOnKeyboard(view = globalThis.visualViewport) {
  if (!view) return;
  const look = () => {
    const covered = view.scale > 1 ? 0 : innerHeight - view.height - view.offsetTop; // zoomed in, more is out of sight
    const keyboard = covered > LEAST ? `${Math.round(covered)}px` : "0px";
    document.documentElement.style.setProperty("--keyboard", keyboard);
  };
  view.addEventListener("resize", look);
  view.addEventListener("scroll", look);
}

// A phone's keyboard goes with the focus of the field that one writes in: a key beside it leaves it there.
/** @param {Event} event */
const stay = (event) =>
  document.activeElement?.matches("textarea, .form__input") && event.preventDefault();

export const KEEPS_KEYBOARD = { onPointerDown: stay, onMouseDown: stay };

// Where the keyboard on the screen covers the page instead of making it shorter, as in Safari, the
// foot stands on it. Elsewhere the page's `interactive-widget` has made it shorter already.
const LEAST = 100; // px: less is a bar of the browser's

export function standOnKeyboard(view = globalThis.visualViewport) {
  const look = () => {
    const covered = view.scale > 1 ? 0 : innerHeight - view.height - view.offsetTop; // zoomed in, more is out of sight
    const keyboard = covered > LEAST ? `${Math.round(covered)}px` : "0px";
    document.documentElement.style.setProperty("--keyboard", keyboard);
  };
  view?.addEventListener("resize", look);
  view?.addEventListener("scroll", look);
}

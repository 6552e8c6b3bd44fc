// Nothing moves under the reader: the page stays where one reads.

import { mainPart } from "../../../ui/main-part.js";
import { useEffect } from "../../../vendor/preact-hooks.js";

const LANDMARKS = "#content :is(h2, .cat-link, li.card)";

// Keep what is being read where it is on the screen when something comes in above it, or turns out to be
// of another size. Browsers with scroll anchoring do so themselves.
export function useSteady() {
  useEffect(() => {
    if (CSS.supports("overflow-anchor", "auto")) return undefined;
    const main = mainPart();
    /** @param {Element} node */
    const topOf = (node) => node.getBoundingClientRect().top - main.getBoundingClientRect().top;
    /** @type {{node: Element, top: number} | null} what is in view, and how far down in the main part */
    let seen = null;
    const hold = () => {
      if (seen?.node.isConnected) scrollBy(0, topOf(seen.node) - seen.top);
      const node = scrollY > 0 && landmark();
      seen = node ? { node, top: topOf(node) } : null;
    };
    const sizes = new ResizeObserver(hold); // told once all is laid out, and before it is painted
    sizes.observe(main);
    addEventListener("scroll", hold, { passive: true });
    return () => {
      sizes.disconnect();
      removeEventListener("scroll", hold);
    };
  }, []);
}

// The first that begins in view, below what stands at the top of the screen, or the one that fills it.
function landmark() {
  const line = document.querySelector(".link")?.getBoundingClientRect().bottom ?? 0;
  const all = [...document.querySelectorAll(LANDMARKS)];
  const next = all.findIndex((node) => node.getBoundingClientRect().top >= line);
  const begins = next >= 0 && all[next].getBoundingClientRect().top < innerHeight;
  return begins ? all[next] : all.at(next < 0 ? -1 : next - 1);
}

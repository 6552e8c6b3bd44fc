// Where each group of a wall's pages stands. It is measured: nobody knows before how long a text is.

/**
 * @typedef {{first: number, pages: number, top?: number}} GroupPlace the first of its pages, how many
 *   they are, and, if it shares one, px from the top
 * @typedef {{group: HTMLElement, top?: number}[]} Sheet groups that stand below each other
 */

// Of each group.
/** @param {HTMLElement} box @param {boolean} stacked @returns {GroupPlace[]} */
export function placesOf(box, stacked) {
  const groups = groupsIn(box);
  if (isOnePage(box)) return groups.map(() => ({ first: 0, pages: 1 }));
  /** @type {Sheet[]} */
  const sheets = stacked ? sheetsOf(box) : groups.map((group) => [{ group }]);
  let first = 0;
  return sheets.flatMap((sheet) => {
    const shared = sheet.length > 1;
    const pages = shared ? 1 : pagesOf(sheet[0].group);
    const places = sheet.map(({ top }) => ({ first, pages, ...(shared && { top }) }));
    first += pages;
    return places;
  });
}

/** @param {HTMLElement} group */
export const flowsOf = (group) => [...group.querySelectorAll(".flow")];

// Of a page: a column and the gap to the next one.
/** @param {Element} flow */
export const widthOf = (flow) => flow.getBoundingClientRect().width + gapOf(flow);

// A small screen shows everything, and is scrolled.
/** @param {HTMLElement} box */
const isOnePage = (box) => getComputedStyle(box).position === "static";

// Groups that fit below each other share a sheet.
/** @param {HTMLElement} box @returns {Sheet[]} */
function sheetsOf(box) {
  const gap = Number.parseFloat(getComputedStyle(box).rowGap) || 0;
  /** @type {Sheet[]} */
  const sheets = [];
  let below = Infinity;
  for (const [group, height] of heightsIn(box)) {
    if (below + height > box.clientHeight) {
      sheets.push([]);
      below = 0;
    }
    sheets.at(-1)?.push({ group, top: below });
    below += height + gap;
  }
  return sheets;
}

/** @param {HTMLElement} box */
const groupsIn = (box) => /** @type {HTMLElement[]} */ ([...box.children]);

/** @param {HTMLElement} box */
function heightsIn(box) {
  box.classList.add("is-measured"); // every list as long as it is
  const heights = groupsIn(box).map((group) => /** @type {const} */ ([group, group.offsetHeight]));
  box.classList.remove("is-measured");
  return heights;
}

/** @param {HTMLElement} group */
const pagesOf = (group) =>
  Math.max(
    1,
    ...flowsOf(group).map((flow) => Math.round((flow.scrollWidth + gapOf(flow)) / widthOf(flow))),
  );

/** @param {Element} flow */
const gapOf = (flow) => Number.parseFloat(getComputedStyle(flow).columnGap) || 0;

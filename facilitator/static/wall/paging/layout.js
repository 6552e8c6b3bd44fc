// Where each group of a wall's pages stands. It is measured: nobody knows before how long a text is.

// Of each group: the first of its pages, how many they are, and, if it shares one, px from the top.
export function placesOf(box, stacked) {
  const groups = [...box.children];
  if (isOnePage(box)) return groups.map(() => ({ first: 0, pages: 1 }));
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

export const flowsOf = (group) => [...group.querySelectorAll(".flow")];

// Of a page: a column and the gap to the next one.
export const widthOf = (flow) => flow.getBoundingClientRect().width + gapOf(flow);

// A small screen shows everything, and is scrolled.
const isOnePage = (box) => getComputedStyle(box).position === "static";

// Groups that fit below each other share a sheet.
function sheetsOf(box) {
  const gap = Number.parseFloat(getComputedStyle(box).rowGap) || 0;
  const sheets = [];
  let below = Infinity;
  for (const [group, height] of heightsIn(box)) {
    if (below + height > box.clientHeight) {
      sheets.push([]);
      below = 0;
    }
    sheets.at(-1).push({ group, top: below });
    below += height + gap;
  }
  return sheets;
}

function heightsIn(box) {
  box.classList.add("is-measured"); // every list as long as it is
  const heights = [...box.children].map((group) => [group, group.offsetHeight]);
  box.classList.remove("is-measured");
  return heights;
}

const pagesOf = (group) =>
  Math.max(
    1,
    ...flowsOf(group).map((flow) => Math.round((flow.scrollWidth + gapOf(flow)) / widthOf(flow))),
  );

const gapOf = (flow) => Number.parseFloat(getComputedStyle(flow).columnGap) || 0;

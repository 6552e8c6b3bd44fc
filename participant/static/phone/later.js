// The pages of steps that come later in a meeting. Whoever joins does not wait for them: they are
// fetched when the room is there, at the latest when their step opens.
import { useEffect } from "../../vendor/preact-hooks.js";
import { html } from "../../ui/html.js";
import { useRedraw } from "../../ui/use-live.js";

const SOON = 5000; // ms after joining

const FETCH = {
  cluster: () => import("./sorting.js"),
  settle: () => import("./settle.js"),
  vote: () => import("./vote.js"),
};
const pages = {}; // what has been fetched, by kind of step

// {Page, Bar} of a kind of step: what there is to see, and what stands at the thumb; null for a kind
// that has no page of its own.
export function useStepPage(kind) {
  const redraw = useRedraw();
  useEffect(() => {
    if (kind in FETCH) fetchPage(kind).then(redraw);
  }, [kind]);
  useEffect(() => {
    const soon = setTimeout(() => Object.keys(FETCH).forEach(fetchPage), SOON);
    return () => clearTimeout(soon);
  }, []);
  return kind in FETCH ? pages[kind] ?? COMING : null;
}

async function fetchPage(kind) {
  if (pages[kind]?.Bar) return;
  try {
    pages[kind] = await FETCH[kind]();
  } catch {
    pages[kind] = MISSING;
  }
}

const COMING = { Page: ({ parts }) => html`<p class="say__line">${parts.texts.connecting}</p>` };

// A browser may remember that a script could not be fetched, until the page is opened anew.
const MISSING = {
  Page: ({ parts }) => html`<p class="say__line">${parts.texts.not_fetched}</p>
    <button class="btn" type="button" onClick=${() => location.reload()}>${parts.texts.try_again}</button>`,
};

// What those who were there say of a proposed text: as soon as one more has answered, the page
// fetches that part of itself anew.

import { openSession } from "../live/session.js";
import { pageData } from "../ui/page-data.js";

const said = /** @type {HTMLElement} */ (document.querySelector("[data-said]"));
const live = openSession({ session: pageData.session, as: "facilitator", me: pageData.me });
let shown = ""; // the answers that the page tells of
let fetching = false;

live.subscribe(refresh);

async function refresh() {
  const known = answers();
  if (fetching || known === shown) return;
  fetching = true;
  const page = await fetched().catch(() => null);
  fetching = false;
  const fresh = page?.querySelector("[data-said]");
  if (!fresh) return; // signed out, or without a network: the next news asks again
  shown = known;
  show(fresh);
  refresh();
}

function answers() {
  const { confirmation, participant, session } = live.board;
  if (!session) return ""; // nothing has come yet
  return JSON.stringify([
    session.proposed,
    [...confirmation.values()],
    [...participant.values()].map(({ id, table_id, left }) => [id, table_id, left]),
  ]);
}

/** @returns {Promise<Document | null>} this page; a request reads it, since no text may be read as HTML */
function fetched() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.onload = () => resolve(request.responseXML);
    request.onerror = reject;
    request.send();
  });
}

// What is heard stays the element that it is, and so does what is open or has the focus.
/** @param {Element} fresh */
function show(fresh) {
  for (const part of ["count", "contested"]) {
    const [from, to] = [fresh, said].map((one) => one.querySelector(`[data-${part}]`));
    if (!from || !to || from.textContent === to.textContent) continue;
    const focused = document.activeElement;
    const link = focused && to.contains(focused) ? focused.getAttribute("href") : null;
    to.replaceChildren(...from.childNodes);
    if (link) /** @type {HTMLElement | null} */ (to.querySelector(`[href="${link}"]`))?.focus();
  }
}

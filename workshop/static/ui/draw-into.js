/**
 * Draws a page's app into its place, such that what changes stays true on a page that the browser, or
 * anything else, translates. Translators put elements of their own where texts were; Preact would go on
 * writing into the texts that they took out. The first time that happens the page is drawn anew, each
 * text in an element of its own, which is replaced as a whole when the text is another one. Until then
 * nothing is otherwise, or slower.
 */

import { options, render } from "../vendor/preact.js";

// What our scripts use that browsers got last (docs/browsers.md).
/** @type {any} */
const list = [];
const CAN_DRAW = list.at && list.findLast;

const TEXT = Node.TEXT_NODE;
const hooks = /** @type {any} */ (options);

/**
 * @param {HTMLElement} place
 * @param {() => any} app what to draw
 */
export function drawInto(place, app) {
  if (!CAN_DRAW) return void document.getElementById("too-old")?.classList.add("too-old--sure");
  const draw = () => {
    place.replaceChildren();
    render(app(), place);
  };
  draw();
  const watch = new MutationObserver((changes) => {
    if (!changes.some(takesText)) return;
    watch.disconnect();
    keepTextsApart();
    const { id } = /** @type {Element} */ (document.activeElement);
    render(null, place);
    draw();
    document.getElementById(id)?.focus();
  });
  watch.observe(place, { childList: true, subtree: true });
  const { __c: drawn } = hooks; // called when a part has been drawn
  hooks.__c = (/** @type {any[]} */ ...part) => {
    drawn?.(...part);
    watch.takeRecords(); // what is left is done by somebody else
  };
}

/** @param {MutationRecord} change */
const takesText = ({ removedNodes }) => [...removedNodes].some(({ nodeType }) => nodeType === TEXT);

function keepTextsApart() {
  const { vnode: made } = hooks;
  hooks.vnode = (/** @type {any} */ node) => {
    const { type, props } = node;
    if (type === null && typeof props !== "object" && props !== "") {
      Object.assign(node, { type: "font", key: props, props: { children: new String(props) } }); // an object is a text that has its element
    }
    made?.(node);
  };
}

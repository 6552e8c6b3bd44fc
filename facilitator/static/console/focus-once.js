// The focus of what has just come: once, and not whenever it is drawn anew. To be used as a ref.

// `more(node)`: what else is to be done then.
/** @param {HTMLElement | null} node @param {(node: HTMLElement) => void} [more] */
export function focusOnce(node, more) {
  if (!node || node.dataset.met) return;
  node.dataset.met = "yes";
  node.focus();
  more?.(node);
}

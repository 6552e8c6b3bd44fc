// The icons of the page's <template id="icons"> (see templates/icons.html) as elements of Preact.

import { h } from "../vendor/preact.js";
import { memo } from "./memo.js";

/** @param {Element} node @returns {import("../vendor/preact.js").VNode<any>} */
const asElement = (node) =>
  h(
    node.localName,
    Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    [...node.children].map(asElement),
  );

const icons = /** @type {HTMLTemplateElement | null} */ (document.getElementById("icons"));
const shapes = new Map(
  [...(icons?.content.children ?? [])].map((node) => [
    node.getAttribute("data-icon"),
    /** @type {Element} */ (node.firstElementChild),
  ]),
);

/** @param {{name: string, flip?: boolean}} props `flip`: it turns with the direction of writing */
const draw = ({ name, flip = false }) => {
  const icon = asElement(/** @type {Element} */ (shapes.get(name)));
  if (flip) icon.props.class = "flip";
  return icon;
};

export const Icon = memo(draw);

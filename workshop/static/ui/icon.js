// The icons of the page's <template id="icons"> (see templates/icons.html) as elements of Preact.

import { h } from "../vendor/preact.js";
import { memo } from "./memo.js";

const asElement = (node) =>
  h(
    node.localName,
    Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    [...node.children].map(asElement),
  );

const page = /** @type {HTMLTemplateElement | null} */ (document.getElementById("icons"));

const shapes = new Map(
  [...(page?.content.children ?? [])].map((node) => [
    node.getAttribute("data-icon"),
    node.firstElementChild,
  ]),
);

// `flip`: it turns with the direction of writing.
export const Icon = memo(({ name, flip = false }) => {
  const icon = asElement(shapes.get(name));
  if (flip) icon.props.class = "flip";
  return icon;
});

// htm bound to Preact: markup in template literals, text always as text nodes.

import htm from "../vendor/htm.js";
import { h } from "../vendor/preact.js";

/** @import {ComponentChildren} from "../vendor/preact.js" */

/**
 * @typedef {KeyboardEvent & {target: HTMLElement, currentTarget: HTMLElement}} KeyPress as an element
 *   is told of it
 */

/** @type {(parts: TemplateStringsArray, ...values: any[]) => ComponentChildren} */
export const html = htm.bind(h);

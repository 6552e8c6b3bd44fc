// The limits that the server holds, as it hands them to its pages.

import { pageData } from "./page-data.js";

/**
 * @typedef {object} Limits
 * @property {number} text characters of what is written
 * @property {number} name characters of a category's
 * @property {number} owner characters of who does something
 * @property {number} categories that the minutes may state
 * @property {number} timer seconds
 * @property {number} moved ideas in one operation
 */

/** @type {Limits} */
export const limits = pageData.limits;

/**
 * What is done with many ideas, in as many operations as that takes: they are one act.
 * @param {string[]} ids
 */
export const portions = (ids) =>
  ids.flatMap((_, at) => (at % limits.moved ? [] : [ids.slice(at, at + limits.moved)]));

// The limits that the server holds, as far as pages have to know them.
export const LONGEST_TEXT = 2000; // characters of what is written
export const LONGEST_NAME = 80; // of a category
export const LONGEST_OWNER = 60; // of who does something
export const MOST_AT_ONCE = 200; // ideas in one operation
export const MOST_CATEGORIES = 99; // that the minutes may state
export const LONGEST_TIMER = 1440; // minutes

/**
 * What is done with many ideas, in as many operations as that takes: they are one act.
 * @param {string[]} ids
 */
export const portions = (ids) =>
  ids.flatMap((_, at) => (at % MOST_AT_ONCE ? [] : [ids.slice(at, at + MOST_AT_ONCE)]));

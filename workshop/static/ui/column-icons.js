// Two columns weigh against each other: the arrow that goes through, and the one that is stopped.
/** @param {import("../live/board/records.js").Column[]} columns */
export const columnIcons = (columns) => (columns.length === 2 ? ["open", "block"] : []);

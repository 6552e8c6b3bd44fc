// Two columns weigh against each other: the arrow that goes through, and the one that is stopped.
export const columnIcons = (columns) => (columns.length === 2 ? ["open", "block"] : []);

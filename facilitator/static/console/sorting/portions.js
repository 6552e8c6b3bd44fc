// What is done with a whole selection, in as many operations as that takes.

const MOST_AT_ONCE = 200; // ideas that one operation takes

// What is done with a whole selection, in as many operations as that takes; they are one act.
export const portions = (ids) =>
  ids.flatMap((_, at) => (at % MOST_AT_ONCE ? [] : [ids.slice(at, at + MOST_AT_ONCE)]));

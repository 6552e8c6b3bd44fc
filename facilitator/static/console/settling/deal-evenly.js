// Categories dealt out evenly to the tables.

// Each category to one table at least, and each table one category at least.
export function dealt(categories, tables) {
  const hands = new Map(categories.map((one) => [one, []]));
  for (let at = 0; at < Math.max(categories.length, tables.length); at += 1) {
    hands.get(categories[at % categories.length]).push(tables[at % tables.length].id);
  }
  return hands;
}

// The tables where somebody sits; before anybody does, all.
export function atWork(board, tables) {
  const taken = new Set([...board.participant.values()].map(({ table_id }) => table_id));
  const there = tables.filter(({ id }) => taken.has(id));
  return there.length > 0 ? there : tables;
}

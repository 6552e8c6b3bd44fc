/** Lists taken apart by a key. */

export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function mapped(map, work) {
  return new Map([...map].map(([key, value]) => [key, work(value, key)]));
}

export const segmentOf = ({ segment_id }) => segment_id;

/** Lists taken apart by a key. */

/**
 * @template T, K
 * @param {Iterable<T>} items
 * @param {(item: T) => K} keyOf
 * @returns {Map<K, T[]>}
 */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * @template K, V, R
 * @param {Map<K, V>} map
 * @param {(value: V, key: K) => R} work
 * @returns {Map<K, R>}
 */
export function mapped(map, work) {
  return new Map([...map].map(([key, value]) => [key, work(value, key)]));
}

/** @param {{segment_id: string}} item */
export const segmentOf = ({ segment_id }) => segment_id;

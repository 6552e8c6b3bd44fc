/** Ids of operations and ideas. `crypto.randomUUID` is missing on plain http by name. */

let last = 0; // ms

/** @returns {string} a new UUID version 7 (RFC 9562): a page's sort in the order they were made */
export function newId() {
  const random = [...crypto.getRandomValues(new Uint8Array(10))];
  random[0] = 0x70 | (random[0] & 0x0f);
  random[2] = 0x80 | (random[2] & 0x3f);
  last = Math.max(last + 1, Date.now());
  const time = last.toString(16).padStart(12, "0");
  const digits = time + random.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** From a file's bytes to its text. Without a mark at its start, it is UTF-8 where it can be that. */

/** What one may choose, by the names that browsers have for them. */
export const ENCODINGS = ["utf-8", "windows-1252", "utf-16le", "utf-16be", "macintosh"];

/** @param {Uint8Array} bytes @returns {string} one of ENCODINGS */
export function encodingOf(bytes) {
  const marked = MARKS.find(([, ...mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return /** @type {string} */ (marked[0]);
  const wide = halfZero(bytes);
  if (wide) return wide;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252"; // what Excel saves as CSV on Windows
  }
}

/** @param {Uint8Array} bytes @param {string} encoding @returns {string} */
export const decoded = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);

/** @type {[string, ...number[]][]} */
const MARKS = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

const LOOKED_AT = 1000; // bytes

/** @param {Uint8Array} bytes @returns {string} which UTF-16 it is, as far as every other byte is 0 */
function halfZero(bytes) {
  const some = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  some.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]++;
  });
  const most = some.length / 4;
  return (zeros[1] > most && "utf-16le") || (zeros[0] > most && "utf-16be") || "";
}

/** The files in a ZIP archive (APPNOTE 6.3), without those that are stored in rare ways. */

const END = 0x06054b50;
const [ENTRY, DIRECTORY_ENTRY] = [30, 46]; // bytes of their fixed parts
const LONGEST_COMMENT = 0xffff;
const MOST_BYTES = 60e6; // unpacked, of one file: a small one may hold a huge one

/** @typedef {{name: string, packed: Uint8Array, method: number, size: number}} Packed */

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Packed>} by name; empty where it is no archive
 */
export function packedIn(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  /** @type {Map<string, Packed>} */
  const found = new Map();
  if (end < 0) return found;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [method, length, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ];
    const [ofName, ofMore, ofComment] = [28, 30, 32].map((one) => view.getUint16(at + one, true));
    const start = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(
      bytes.subarray(at + DIRECTORY_ENTRY, at + DIRECTORY_ENTRY + ofName),
    );
    const head = ENTRY + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = bytes.subarray(start + head, start + head + length);
    found.set(name, { name, packed, method, size });
    at += DIRECTORY_ENTRY + ofName + ofMore + ofComment;
  }
  return found;
}

/** Whether this browser can unpack. */
export const canUnpack = () => Boolean(globalThis.DecompressionStream);

/** @param {Packed} file @returns {Promise<string>} its text */
export async function unpacked({ packed, method, size }) {
  if (size > MOST_BYTES) throw new RangeError("too large");
  if (method === 0) return new TextDecoder().decode(packed);
  const stream = new Blob([/** @type {any} */ (packed)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

/** @param {DataView} view @returns {number} where the archive's last record begins; -1: nowhere */
function endOf(view) {
  const first = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

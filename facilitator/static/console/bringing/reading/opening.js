/** What a file is, by what stands in it; what it is called decides nothing. */

import { sheetsOf } from "./workbook.js";
import { canUnpack, packedIn } from "./zip.js";

/**
 * @import {Table} from "./workbook.js"
 *
 * @typedef {{bytes?: Uint8Array, text?: string, sheets?: Table[]}} Source what can be read: bytes of a
 *   text, a text, or the sheets of a workbook
 */

const MOST_BYTES = 5e6;

/** @param {Blob} file @returns {Promise<Source | {refused: string}>} refused by a name */
export async function opened(file) {
  if (file.size > MOST_BYTES) return { refused: "too_large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return { refused: "empty" };
  const known = KNOWN.find(([, ...start]) => start.every((byte, at) => bytes[at] === byte));
  if (known) return { refused: /** @type {string} */ (known[0]) };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return packed(bytes);
  return looksLikeText(bytes) ? { bytes } : { refused: "unknown" };
}

/** @type {[string, ...number[]][]} what files begin with that hold no list */
const KNOWN = [
  ["pdf", 0x25, 0x50, 0x44, 0x46],
  ["old_office", 0xd0, 0xcf, 0x11, 0xe0],
  ["image", 0x89, 0x50, 0x4e, 0x47],
  ["image", 0xff, 0xd8, 0xff],
  ["image", 0x47, 0x49, 0x46, 0x38],
  ["rich_text", 0x7b, 0x5c, 0x72, 0x74, 0x66],
];

/** @param {Uint8Array} bytes @returns {Promise<Source | {refused: string}>} */
async function packed(bytes) {
  try {
    const files = packedIn(bytes);
    if (files.has("word/document.xml")) return { refused: "word" };
    if (files.has("ppt/presentation.xml")) return { refused: "slides" };
    if (files.has("mimetype")) return { refused: "open_document" };
    if (!files.has("xl/workbook.xml")) return { refused: "unknown" };
    if (!canUnpack()) return { refused: "browser" };
    const sheets = await sheetsOf(files);
    return sheets.length ? { sheets } : { refused: "empty" };
  } catch {
    return { refused: "damaged" };
  }
}

const LOOKED_AT = 4000; // bytes

/** @param {Uint8Array} bytes */
function looksLikeText(bytes) {
  if ([0xfe, 0xff].includes(bytes[0])) return true; // UTF-16
  const some = bytes.subarray(0, LOOKED_AT);
  const odd = some.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  const zeros = some.filter((byte) => byte === 0).length;
  return odd === 0 || (odd === zeros && zeros * 4 > some.length && zeros * 1.5 < some.length);
}

/** What people type, made such that every reader of it can read it. */

// With the u flag a pair is one code point, so this finds lone surrogates only.
const UNSTORABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * The same cleaning as the server's, so that a guess looks like what comes back.
 * @param {string} text
 * @returns {string}
 */
export function typed(text) {
  return text.replace(UNSTORABLE, "").replace(/\r\n?/g, "\n").trim();
}

/**
 * @param {unknown} value
 * @returns {number} the bytes it takes as JSON in UTF-8
 */
export function bytesOf(value) {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

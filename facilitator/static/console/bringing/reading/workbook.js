/**
 * The sheets of an Excel workbook (ECMA-376, SpreadsheetML) as rows of texts. Its XML is read by
 * patterns: the page's policy allows no parser of markup, and of a cell no more than its text matters.
 */

import { evened } from "./delimited.js";
import { unpacked } from "./zip.js";

/**
 * @import {Packed} from "./zip.js"
 *
 * @typedef {{name: string, rows: string[][]}} Table
 */

/** @param {Map<string, Packed>} files of a workbook @returns {Promise<Table[]>} those with something in them */
export async function sheetsOf(files) {
  const book = await text(files, "xl/workbook.xml");
  const shared = items(await text(files, "xl/sharedStrings.xml"), "si").map(({ inner }) =>
    words(inner),
  );
  const targets = new Map(
    items(await text(files, "xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attribute(attributes, "Id"),
      attribute(attributes, "Target"),
    ]),
  );
  const sheets = await Promise.all(
    items(book, "sheet").map(async ({ attributes }) => {
      const target = targets.get(attribute(attributes, "id")) ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      return {
        name: attribute(attributes, "name"),
        rows: rowsOf(await text(files, path), shared),
      };
    }),
  );
  return sheets.filter(({ rows }) => rows.length > 0);
}

/** @param {Map<string, Packed>} files @param {string} name */
async function text(files, name) {
  const file = files.get(name);
  return file ? unpacked(file) : "";
}

/** @param {string} sheet @param {string[]} shared @returns {string[][]} */
function rowsOf(sheet, shared) {
  const rows = items(sheet, "row").map(({ inner }) => {
    /** @type {string[]} */
    const row = [];
    for (const cell of items(inner, "c")) {
      const at = columnOf(attribute(cell.attributes, "r")) ?? row.length;
      while (row.length < at) row.push("");
      row[at] = textOf(cell, shared);
    }
    return row;
  });
  return evened(rows);
}

/** @param {Item} cell @param {string[]} shared */
function textOf({ attributes, inner }, shared) {
  const kind = attribute(attributes, "t");
  if (kind === "inlineStr") return words(inner);
  const value = plain(items(inner, "v")[0]?.inner ?? "");
  return kind === "s" ? (shared[Number(value)] ?? "") : value;
}

/** @param {string} reference "BC12" @returns {number | undefined} counted from 0 */
function columnOf(reference) {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

/** @typedef {{attributes: string, inner: string}} Item an element: what stands in it, and within */

/** @param {string} xml @param {string} name @returns {Item[]} none of these stands within another */
function items(xml, name) {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`,
    "g",
  );
  return [...xml.matchAll(pattern)].map(([, attributes, inner = ""]) => ({ attributes, inner }));
}

/** @param {string} inner @returns {string} its parts as one text, without how signs are read aloud */
function words(inner) {
  const said = inner.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "");
  return items(said, "t")
    .map((part) => plain(part.inner))
    .join("");
}

/** @param {string} attributes @param {string} name @returns {string} */
const attribute = (attributes, name) =>
  plain(new RegExp(`(?:^|[\\s:])${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");

/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** @param {string} escaped */
const plain = (escaped) =>
  escaped
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      name ? (NAMED[name] ?? whole) : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10)),
    )
    .replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));

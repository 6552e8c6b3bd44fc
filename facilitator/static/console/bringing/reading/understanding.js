/**
 * How a source is understood: each choice is guessed until somebody makes it, and what follows from a
 * choice is guessed anew. What comes out are ideas with sub-points, each with its group where it has one.
 */

import { listIn } from "../../../../ui/pasted-list.js";
import { delimiterOf, evened, rowsOf } from "./delimited.js";
import { decoded, encodingOf } from "./encoding.js";

/**
 * @import {Source} from "./opening.js"
 *
 * @typedef {"list" | "paragraphs" | "table"} Form
 * @typedef {"idea" | "sub" | "group" | "unused"} Role of a column
 * @typedef {object} Choices what is read how; where a source has no such choice, it is missing
 * @property {string} [encoding]
 * @property {Form} [form]
 * @property {number} [sheet] counted from 0
 * @property {string} [delimiter]
 * @property {boolean} [header] whether the first row names the columns
 * @property {Role[]} [roles] of the columns
 *
 * @typedef {{text: string, subs: string[], group: string | null}} Found
 * @typedef {{choices: Choices, rows?: string[][], ideas: Found[]}} Understood `rows`: of a table, with
 *   its header
 */

/** @param {Source} source @param {Choices} said what somebody has chosen @returns {Understood} */
export function understood({ bytes, text: given, sheets }, said) {
  if (sheets) {
    const sheet = said.sheet ?? 0;
    return asTable(sheets[sheet].rows, { sheet, form: "table" }, said);
  }
  const encoding = bytes && (said.encoding ?? encodingOf(bytes));
  const text = bytes ? decoded(bytes, encoding ?? "") : (given ?? "");
  const found = delimiterOf(text);
  const form = said.form ?? formOf(text, found);
  if (form === "table") {
    const delimiter = said.delimiter ?? found ?? "\t";
    return asTable(rowsOf(text, delimiter), { encoding, form, delimiter }, said);
  }
  const ideas = form === "paragraphs" ? paragraphs(text) : sections(text);
  return { choices: { encoding, form }, ideas };
}

/** @param {string} text @param {string | null} delimiter @returns {Form} */
function formOf(text, delimiter) {
  const marked = text.match(/^\s*(?:[-*+•·–]|\d{1,3}[.)])\s/gm)?.length ?? 0;
  if (HEADING.test(text) || marked > 1) return "list";
  if (delimiter) return "table";
  const blank = text.trim().split(/\n\s*\n/).length;
  const lines = text
    .trim()
    .split("\n")
    .filter((line) => line.trim()).length;
  return blank > 1 && lines > blank ? "paragraphs" : "list";
}

const HEADING = /^#{1,6}\s+\S/m;

/** @param {string} text @returns {Found[]} the lines of lists, each under the heading above it */
function sections(text) {
  return text.split(/^(?=#{1,6}\s)/m).flatMap((section) => {
    const [, group = null] = /^#{1,6}\s+(.*?)\s*#*\s*(?:\n|$)/.exec(section) ?? [];
    const body =
      group === null ? section : section.slice(section.indexOf("\n") + 1 || section.length);
    return listed(body).map((one) => ({ ...one, group }));
  });
}

/** @param {string} text */
const listed = (text) =>
  listIn(text) ??
  text
    .split(/\r\n?|\n/)
    .map((line) => ({ text: line.trim().replace(/^(?:[-*+•·–]|\d{1,3}[.)])\s+/, ""), subs: [] }))
    .filter(({ text }) => text);

/** @param {string} text @returns {Found[]} */
const paragraphs = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((one) => ({ text: one.trim().replace(/\s*\n\s*/g, " "), subs: [], group: null }))
    .filter(({ text }) => text);

/** @param {string[][]} rows @param {Choices} made @param {Choices} said @returns {Understood} */
function asTable(rows, made, said) {
  const header = said.header ?? hasHeader(rows);
  const roles = said.roles ?? rolesOf(rows, header);
  const choices = { ...made, header, roles };
  return { choices, rows, ideas: ideasOf(evened(header ? rows.slice(1) : rows), roles) };
}

/** @param {string[][]} rows @param {Role[]} roles @returns {Found[]} a row without an idea goes on with the last */
function ideasOf(rows, roles) {
  /** @type {Found[]} */
  const ideas = [];
  for (const row of rows) {
    /** @param {Role} role */
    const cells = (role) => row.filter((cell, at) => cell && roles[at] === role);
    const [text, subs] = [cells("idea").join(" – "), cells("sub")];
    if (text) ideas.push({ text, subs, group: cells("group")[0] ?? null });
    else if (ideas.length) ideas[ideas.length - 1].subs.push(...subs);
  }
  return ideas;
}

const OF_IDEAS =
  /^(?:idé(?:er)?|text|innehåll|kort|lapp(?:ar)?|anteckning(?:ar)?|förslag|synpunkt(?:er)?|bidrag|beskrivning|ideas?|content|cards?|sticky(?: notes?)?|notes?|title|description|comment|suggestion)$/i;
const OF_GROUPS =
  /^(?:grupp(?:er)?|kategori(?:er)?|kluster|teman?|område|rubrik|kolumn|lista|groups?|categor(?:y|ies)|clusters?|themes?|sections?|areas?|tags?|column|list|frame|parent)$/i;
const OF_SUBS =
  /^(?:underpunkt(?:er)?|kommentar(?:er)?|sub-?points?|details?|detaljer|förklaring)$/i;

/** @param {string[][]} rows */
function hasHeader([first = [], ...rest]) {
  if (rest.length === 0) return false;
  if (first.some((cell) => [OF_IDEAS, OF_GROUPS, OF_SUBS].some((known) => known.test(cell))))
    return true;
  const numbers = first.map((_, at) => rest.every((row) => /^[\d.,:/ -]*$/.test(row[at])));
  return first.some(
    (cell, at) => numbers[at] && /\p{L}/u.test(cell) && rest.some((row) => row[at]),
  );
}

/** @param {string[][]} rows @param {boolean} header @returns {Role[]} */
function rolesOf(rows, header) {
  const names = header ? rows[0] : [];
  const columns = (rows[0] ?? []).map((_, at) =>
    (header ? rows.slice(1) : rows).map((row) => row[at]).filter(Boolean),
  );
  const idea = known(names, OF_IDEAS) ?? longest(columns);
  const group = known(names, OF_GROUPS) ?? (header ? undefined : repeated(columns, idea));
  return columns.map((_, at) => {
    if (at === idea) return "idea";
    if (at === group) return "group";
    return OF_SUBS.test(names[at] ?? "") ? "sub" : "unused";
  });
}

/** @param {string[]} names @param {RegExp} pattern @returns {number | undefined} */
function known(names, pattern) {
  const at = names.findIndex((name) => pattern.test(name));
  return at < 0 ? undefined : at;
}

/** @param {string[][]} columns @returns {number} the one with most to read a row */
function longest(columns) {
  const lengths = columns.map((cells) =>
    /\p{L}/u.test(cells.join("")) ? cells.join("").length / Math.max(1, cells.length) : 0,
  );
  return lengths.indexOf(Math.max(...lengths));
}

/** @param {string[][]} columns @param {number} idea @returns {number | undefined} one whose words come again */
function repeated(columns, idea) {
  const at = columns.findIndex((cells, one) => {
    const different = new Set(cells).size;
    const words = cells.every((cell) => cell.length <= 80 && /\p{L}/u.test(cell));
    return one !== idea && words && different < cells.length && different * 2 <= cells.length + 1;
  });
  return at < 0 ? undefined : at;
}

/**
 * Who is there of those who were expected: the rule of workshop/meeting/attendance.py for screens
 * that have the list. Both are held to the same vectors.
 *
 * @typedef {{key: string, counted: boolean}} Group
 * @typedef {{id: string, rank: string, group: string, name: string, also: string[],
 *   here: boolean | null}} Listed
 * @typedef {{organisations: string[], persons: number}} Device
 * @typedef {{group: string, present: number | null, of: number | null}} Line
 * @typedef {{present: number, of: number | null}} Figures
 */

import { byRank } from "./ranks.js";

export class Attendance {
  /** @param {Group[]} groups @param {Listed[]} expected @param {Device[]} participants */
  constructor(groups, expected, participants) {
    const uncounted = new Set(groups.filter((one) => !one.counted).map(({ key }) => key));
    this.expected = [...expected].sort(byRank);
    this.participants = participants;
    this.named = new Set(participants.flatMap(({ organisations }) => organisations));
    this.apart = this.expected.filter(({ group }) => uncounted.has(group));
  }

  /** @param {Listed} expected @returns {boolean} */
  isHere(expected) {
    return expected.here ?? namesOf(expected).some((name) => this.named.has(name));
  }

  /**
   * @param {Line} count
   * @returns {Figures | null} null: there is nothing to say of that group
   */
  figures(count) {
    const ofGroup = this.expected.filter(({ group }) => group === count.group);
    let { present, of } = count;
    if (!ofGroup.length && present === null && of === null) return null;
    const listed = ofGroup.filter((one) => this.isHere(one)).length;
    if (of === null && ofGroup.length) of = Math.max(ofGroup.length, present ?? 0);
    present ??= of === null ? listed : Math.min(listed, of);
    return { present, of };
  }

  /** @param {number | null} declared @returns {number | null} null: nobody knows */
  persons(declared) {
    if (declared !== null) return declared;
    const apart = new Set(this.apart.flatMap(namesOf));
    const counted = this.participants.filter(
      ({ organisations: all }) => !all.length || all.some((name) => !apart.has(name)),
    );
    return counted.reduce((sum, { persons }) => sum + persons, 0) || null;
  }

  /** @param {string[] | null} typed @returns {string[]} who is there and not among the persons */
  excluded(typed) {
    const here = this.apart.filter((one) => this.isHere(one));
    return typed ?? [...new Set(here.map(({ name }) => name))];
  }

  /** @returns {string[]} what devices answered that means none of those expected, in no order */
  unlisted() {
    const listed = new Set(this.expected.flatMap(namesOf));
    return [...this.named].filter((name) => !listed.has(name));
  }
}

/** @param {Listed} expected @returns {string[]} */
const namesOf = ({ name, also }) => [name, ...also];

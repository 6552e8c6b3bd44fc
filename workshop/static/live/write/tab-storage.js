/**
 * What a tab has typed, kept by the tab itself: it is there at once after a reload, also where the
 * device is full.
 */

/** @typedef {[key: string, text: string][]} Texts */

export class TabStorage {
  /** @type {string | undefined} what the tab is called, if it was here before */
  tab;
  /** @type {Texts | undefined} */
  texts;
  #name;

  /** @param {string} scope */
  constructor(scope) {
    this.#name = `samsyn:${scope}`;
    try {
      Object.assign(this, JSON.parse(sessionStorage.getItem(this.#name) ?? "{}"));
    } catch {
      // a browser that keeps nothing
    }
  }

  /** @param {string} tab @param {Texts} texts */
  keep(tab, texts) {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify({ tab, texts }));
    } catch {
      // the words are in memory, and on the disk if that goes
    }
  }
}

/** What is being typed, by the place it is typed in, kept on the device until it is sent. */

export class Drafts {
  /** @type {Map<string, string>} */
  #texts = new Map();
  #store;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** Take in what the device keeps. What was typed meanwhile stays. */
  async load() {
    const kept = await this.#store.drafts();
    this.#texts = new Map([...kept, ...this.#texts]);
  }

  keys() {
    return this.#texts.keys();
  }

  /** @param {string} key */
  get(key) {
    return this.#texts.get(key) ?? "";
  }

  /** @param {string} key @param {string} text an empty one is dropped */
  set(key, text) {
    this.#texts.set(key, text);
    if (text) this.#store.setDraft(key, text);
    else setTimeout(() => this.get(key) || this.#store.setDraft(key, "")); // drawing comes first
  }
}

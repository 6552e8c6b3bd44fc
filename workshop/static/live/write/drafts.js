/**
 * What is being typed, by the place it is typed in, kept on the device until it is sent. Each tab has
 * its own, which no other one takes away. What a tab that is gone has left comes into the next one, if
 * that has nothing at the same place.
 */

import { pause } from "../pause.js";
import { newId } from "./ids.js";
import { TabStorage } from "./tab-storage.js";

const ANSWERS = 200; // ms in which another tab says that it is there
const OF_DEVICE = /^(mine\/|muted$)/; // the keys that all tabs share

/** @typedef {{key: string, tab: string, text: string}} Draft */

export class Drafts {
  /** @type {Map<string, string>} */
  #texts;
  /** @type {Map<string, Draft>} those of other tabs; empty once sent */
  #others = new Map();
  /** @type {Set<string>} the other tabs that are there */
  #there = new Set();
  #store;
  #changed;
  #storage;
  #tab;
  #tabs;

  /** @param {import("./store.js").Store} store @param {() => void} changed by another tab */
  constructor(store, changed) {
    this.#store = store;
    this.#changed = changed;
    this.#storage = new TabStorage(store.scope);
    this.#tab = this.#storage.tab ?? newId();
    this.#texts = new Map(this.#storage.texts);
    if (globalThis.BroadcastChannel) {
      this.#tabs = new BroadcastChannel(`samsyn drafts:${store.scope}`);
      this.#tabs.onmessage = ({ data }) => this.#heard(data);
    }
  }

  /** Take in what the device keeps. What was typed meanwhile stays. */
  async load() {
    this.#tabs?.postMessage({ ask: this.#tab });
    const answered = pause(ANSWERS);
    const kept = [...(await this.#store.drafts()).values()];
    const own = kept.filter(({ key, tab }) =>
      OF_DEVICE.test(key) ? !tab : tab === this.#tab && !this.#storage.texts,
    );
    const others = kept.filter(({ key, tab }) => !OF_DEVICE.test(key) && tab !== this.#tab);
    for (const { key, text } of own) if (!this.#texts.has(key)) this.#texts.set(key, text);
    if (others.length) await answered;
    for (const draft of others) this.#inherit(draft);
  }

  keys() {
    return this.#texts.keys();
  }

  /** Those of other tabs, there or gone. */
  get elsewhere() {
    return [...this.#others.values()].filter(({ text }) => text);
  }

  /** @param {string} key */
  get(key) {
    return this.#texts.get(key) ?? "";
  }

  /** @param {string} key @param {string} text an empty one is dropped */
  set(key, text) {
    const draft = { key, text, tab: OF_DEVICE.test(key) ? "" : this.#tab };
    this.#texts.set(key, text);
    this.#keep();
    if (draft.tab) this.#tabs?.postMessage({ drafts: [draft] });
    this.#store.setDraft(draft);
  }

  /** @param {Draft} draft of another tab: its words are here now, or thrown away */
  take(draft) {
    this.#note({ ...draft, text: "" });
    this.#store.setDraft({ ...draft, text: "" });
    this.#tabs?.postMessage({ taken: draft });
  }

  /** @param {Draft} draft that a tab has left; one that is there tells itself what it has */
  #inherit(draft) {
    const { key, tab, text } = draft;
    if (this.#there.has(tab) || this.#others.has(nameOf(draft))) return;
    if (this.get(key)) return this.#note(draft);
    this.set(key, text);
    this.#store.setDraft({ key, tab, text: "" });
  }

  /**
   * @param {{ask?: string, there?: string, drafts?: Draft[], taken?: Draft}} data of another tab
   */
  #heard({ ask, there, drafts = [], taken }) {
    if (ask) this.#tabs?.postMessage({ there: this.#tab, drafts: this.#own() });
    if (there) this.#there.add(there);
    if (there === this.#tab) this.#become(newId());
    for (const draft of drafts) this.#note(draft);
    if (taken && taken.tab === this.#tab) {
      const text = this.get(taken.key);
      this.set(taken.key, text === taken.text ? "" : text); // it has gone on since: it stays
      this.#changed();
    }
  }

  /** @param {string} tab since this one is a copy of another one, which the browser made */
  #become(tab) {
    this.#tab = tab;
    for (const { key, text } of this.#own()) this.set(key, text);
  }

  /** @returns {Draft[]} */
  #own() {
    return [...this.#texts]
      .filter(([key, text]) => text && !OF_DEVICE.test(key))
      .map(([key, text]) => ({ key, text, tab: this.#tab }));
  }

  /** @param {Draft} draft of another tab */
  #note(draft) {
    this.#others.set(nameOf(draft), draft);
    this.#changed();
  }

  #keep() {
    this.#storage.keep(
      this.#tab,
      this.#own().map(({ key, text }) => [key, text]),
    );
  }
}

/** @param {Draft} draft */
const nameOf = ({ key, tab }) => `${key} ${tab}`;

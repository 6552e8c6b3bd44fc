/**
 * What a device keeps: the outbox, drafts, and the last board for showing without a network.
 * In IndexedDB, which belongs to the origin; in memory only (`durable` is false) where the browser
 * refuses that, and as long as it does not answer.
 */

import { pause } from "../pause.js";

export const PATIENCE = 3000; // ms; a browser may answer late, or never
const WEEK = 7 * 86_400_000; // ms; nobody comes back to a board after that

/**
 * @import {Draft} from "./drafts.js"
 * @import {Operation} from "./optimistic.js"
 *
 * @typedef {{refused: string, say: string, text?: string}} Refusal
 * @typedef {{op: Operation, at: number, aside?: Refusal, n?: number, epoch?: string | null}} Entry an
 *   operation, the later the larger `at`; `aside` once it was refused, or the change `n` that it
 *   became in the history `epoch`
 */

export class Store {
  /**
   * @param {string} scope whose outbox and drafts: the session and the role
   * @param {() => void} changed called when `durable` is lost or comes back
   */
  constructor(scope, changed) {
    this.scope = scope;
    this.changed = changed;
    this.opening = open();
    this.broken = false;
    this.late = 0; // how many transactions are
    /** @type {Map<string, string[]>} ids of drafts that are empty now and still on the disk */
    this.emptied = new Map();
  }

  /** Whether what is put here survives the page. */
  get durable() {
    return !this.broken && this.late === 0;
  }

  /** @returns {Promise<Entry[]>} in the order they were made; like all that is read, when it comes */
  async entries() {
    const all = this.#all();
    const found = await this.#run("outbox", "readonly", (s) => s.index("scope").getAll(all));
    return found ?? [];
  }

  /**
   * With it goes the draft that it was made of: words are never kept as both, nor as neither.
   * @param {Entry} entry
   * @returns {Promise<unknown>} settled once it is safe, or cannot be
   */
  put({ op, at, aside, n, epoch }) {
    const row = { id: op.op_id, scope: this.scope, op, at, aside, n, epoch };
    return this.#write(["outbox", "drafts"], (s) => {
      s.put(row);
      this.#dropEmptied(s.transaction);
    });
  }

  /** @param {string[]} opIds */
  remove(opIds) {
    return this.#write("outbox", (s) => {
      for (const id of opIds) s.delete(id);
    });
  }

  /** @returns {Promise<Map<string, Draft>>} drafts by key and tab */
  async drafts() {
    /** @type {{id: [scope: string, key: string, tab?: string], text: string}[] | undefined} */
    const found = await this.#run("drafts", "readonly", (s) => s.getAll(this.#all()));
    return new Map(
      (found ?? []).map(({ id: [, key, tab = ""], text }) => [`${key} ${tab}`, { key, tab, text }]),
    );
  }

  /** @param {Draft} draft one without text is dropped, one without tab is of all of them */
  setDraft({ key, tab, text }) {
    const id = tab ? [this.scope, key, tab] : [this.scope, key];
    if (text) {
      this.emptied.delete(String(id));
      // With the outbox in its scope it waits for what was put there before: a draft that was sent
      // never gives way before its words are safe.
      this.#write(["drafts", "outbox"], (s) => s.put({ id, text }));
    } else {
      this.emptied.set(String(id), id);
      setTimeout(() => this.#forgetEmptied()); // drawing comes first
    }
  }

  /**
   * @returns {Promise<any>} what was kept with `keep`; boards of long ago go, of any session, and
   *   what was acknowledged then
   */
  async kept() {
    this.#forgetOld("outbox", ({ n }) => n !== undefined);
    await this.#forgetOld("boards", () => true);
    return this.#run("boards", "readonly", (s) => s.get(this.scope));
  }

  /** @param {any} board */
  keep(board) {
    const at = Date.now();
    return this.#write("boards", (s) => s.put({ ...board, id: this.scope, at }));
  }

  /** @param {string} name @param {(row: any) => boolean} may whether it may go */
  #forgetOld(name, may) {
    return this.#run(name, "readwrite", (s) => {
      const rows = s.openCursor();
      rows.onsuccess = () => {
        const row = rows.result;
        if (!row) return;
        if (may(row.value) && !(row.value.at > Date.now() - WEEK)) row.delete();
        row.continue();
      };
    });
  }

  #forgetEmptied() {
    if (!this.emptied.size) return;
    this.#write(["drafts", "outbox"], (s) => this.#dropEmptied(s.transaction));
  }

  /** @param {IDBTransaction} running */
  #dropEmptied(running) {
    for (const id of this.emptied.values()) running.objectStore("drafts").delete(id);
    this.emptied.clear();
  }

  #all() {
    return IDBKeyRange.bound([this.scope], [this.scope, []]);
  }

  /**
   * Committed at once: else it waits for this page, which may be busy and be closed meanwhile.
   * @param {string | string[]} name
   * @param {(s: IDBObjectStore) => void} work
   */
  #write(name, work) {
    const written = this.#run(name, "readwrite", (s) => {
      work(s);
      s.transaction.commit?.();
    });
    return Promise.race([written, pause(PATIENCE)]);
  }

  /**
   * Never rejects: whoever writes has the words in memory too.
   * @param {string | string[]} name
   * @param {IDBTransactionMode} mode
   * @param {(s: IDBObjectStore) => IDBRequest | void} work in the first store
   * @returns {Promise<any>} what it found; undefined where the browser refuses
   */
  async #run(name, mode, work) {
    let late = 0;
    const overdue = setTimeout(() => {
      late = 1;
      this.#note({ late: this.late + 1 });
    }, PATIENCE);
    try {
      return await transaction(await this.opening, name, mode, work);
    } catch {
      this.#note({ broken: true });
    } finally {
      clearTimeout(overdue);
      this.#note({ late: this.late - late });
    }
  }

  /** @param {{late?: number, broken?: boolean}} state */
  #note({ late = this.late, broken = this.broken }) {
    const { durable } = this;
    this.late = late;
    this.broken = broken;
    if (this.durable !== durable) this.changed();
  }
}

/**
 * @param {IDBDatabase} db
 * @param {string | string[]} name
 * @param {IDBTransactionMode} mode
 * @param {(s: IDBObjectStore) => IDBRequest | void} work
 */
function transaction(db, name, mode, work) {
  return new Promise((resolve, reject) => {
    const running = db.transaction(name, mode, {
      durability: [name].flat()[0] === "outbox" ? "strict" : "relaxed",
    });
    const request = work(running.objectStore([name].flat()[0]));
    running.oncomplete = () => resolve(request?.result);
    running.onabort = running.onerror = () => reject(running.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  const request = indexedDB.open("samsyn", 1);
  request.onupgradeneeded = () => {
    const outbox = request.result.createObjectStore("outbox", { keyPath: "id" });
    outbox.createIndex("scope", ["scope", "at"]);
    request.result.createObjectStore("drafts", { keyPath: "id" });
    request.result.createObjectStore("boards", { keyPath: "id" });
  };
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

// Choosing what a line rests on, be it entries, categories or meetings: by unit, category and words,
// fifty at a time, several at once.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { useEffect, useId, useRef, useState } from "../../../vendor/preact-hooks.js";

/**
 * @typedef {object} Found
 * @property {string} session
 * @property {string} kind
 * @property {string} id
 * @property {string} text
 * @property {string} unit
 * @property {string} place
 * @property {string} table
 * @property {string} language
 *
 * @typedef {object} Page
 * @property {Found[]} found
 * @property {number} all
 * @property {number} first
 * @property {number} last
 * @property {boolean} more
 * @property {{id: string, name: string}[]} units
 * @property {Found[]} categories
 */

const MOST = 50; // in one operation

// `chosen`: the ids of what it rests on already; `said`: the words of the button that takes those that
// are ticked.
/**
 * @param {{chosen: string[], said: string, take: (found: Found[]) => void, close?: () => void}} props
 */
export function Picker({ chosen, said, take, close }) {
  const { texts } = useDesk();
  const [asked, ask] = useState({ kind: "idea", unit: "", category: "", words: "", page: 0 });
  const [page, failed] = usePage(asked);
  const [ticked, tick] = useState(/** @type {Found[]} */ ([]));
  const { resting } = texts;
  const own = useRef(/** @type {HTMLFieldSetElement | null} */ (null));
  useEffect(() => {
    if (!close) return; // it stands under a line that was opened
    own.current?.scrollIntoView();
    own.current?.querySelector("select")?.focus({ preventScroll: true });
  }, []);
  const submit = () => {
    take(ticked);
    tick([]);
  };
  /** @param {Found} one */
  const toggle = (one) =>
    tick(
      ticked.some(({ id }) => id === one.id)
        ? ticked.filter(({ id }) => id !== one.id)
        : [...ticked, one].slice(0, MOST),
    );
  return html`<fieldset class="picker" aria-busy=${!page} ref=${own}>
    <legend>${resting.pick}</legend>
    <${Narrowing} page=${page} asked=${asked} ask=${ask} />
    ${failed && html`<p class="form__error" role="alert">${resting.not_fetched}</p>`}
    ${page && html`<p class="small quiet" role="status">${page.all ? fill(resting.range, { ...page, first: page.first + 1 }) : resting.none}</p>`}
    <ul class="picker__found">
      ${page?.found.map(
        (one) => html`<li key=${one.id}><label>
          <input type="checkbox" checked=${chosen.includes(one.id) || ticked.some(({ id }) => id === one.id)}
            disabled=${chosen.includes(one.id)} onChange=${() => toggle(one)} />
          <span><span lang=${one.language} dir="auto">${one.text}</span>
            <span class="small quiet" dir="auto">${whereOf(one, resting)}</span></span>
        </label></li>`,
      )}
    </ul>
    <div class="write__row">
      ${page && page.first > 0 && html`<button class="btn btn--plain" type="button" onClick=${() => ask({ ...asked, page: asked.page - 1 })}>${resting.before}</button>`}
      ${page?.more && html`<button class="btn btn--plain" type="button" onClick=${() => ask({ ...asked, page: asked.page + 1 })}>${resting.after}</button>`}
      ${close && html`<button class="btn btn--plain" type="button" onClick=${close}>${texts.cancel}</button>`}
      <button class="btn" type="button" disabled=${ticked.length === 0} onClick=${submit}>${fill(said, { number: ticked.length })}</button>
    </div>
  </fieldset>`;
}

/** @param {Asked} asked @returns {[Page | null, boolean]} */
function usePage(asked) {
  const { urls } = useDesk();
  const [page, set] = useState(/** @type {Page | null} */ (null));
  const [failed, fail] = useState(false);
  const url = `${urls.sources}/pick?${new URLSearchParams({ ...asked, page: `${asked.page}` })}`;
  useEffect(() => {
    let wanted = true;
    fetch(url)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(
        (found) => {
          if (!wanted) return;
          set(found);
          fail(false);
        },
        () => wanted && fail(true),
      );
    return () => {
      wanted = false;
    };
  }, [url]);
  return [page, failed];
}

/**
 * @typedef {{kind: string, unit: string, category: string, words: string, page: number}} Asked
 * @param {{page: Page | null, asked: Asked, ask: (asked: Asked) => void}} props
 */
function Narrowing({ page, asked, ask }) {
  const { resting } = useDesk().texts;
  const [words, type] = useState(asked.words);
  const id = useId();
  const search = (/** @type {Event} */ event) => {
    event.preventDefault();
    ask({ ...asked, words, page: 0 });
  };
  /** @param {"kind" | "unit" | "category"} name */
  const put = (name) => (/** @type {{currentTarget: HTMLSelectElement}} */ event) =>
    ask({
      ...asked,
      words,
      ...(name === "kind" && { category: "" }),
      [name]: event.currentTarget.value,
      page: 0,
    });
  return html`<form class="picker__narrow" onSubmit=${search}>
    <p><label for=${`${id}-kind`}>${resting.kind}</label>
      <select class="form__input" id=${`${id}-kind`} value=${asked.kind} onChange=${put("kind")}>
        ${Object.entries(resting.kinds).map(([kind, name]) => html`<option key=${kind} value=${kind}>${name}</option>`)}
      </select></p>
    <p><label for=${`${id}-unit`}>${resting.unit}</label>
      <select class="form__input" id=${`${id}-unit`} value=${asked.unit} onChange=${put("unit")}>
        <option value="">${resting.every_unit}</option>
        ${page?.units.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      </select></p>
    ${
      asked.kind === "idea" &&
      html`<p><label for=${`${id}-category`}>${resting.category}</label>
      <select class="form__input" id=${`${id}-category`} value=${asked.category} onChange=${put("category")}>
        <option value="">${resting.every_category}</option>
        ${page?.categories.map((one) => html`<option key=${one.id} value=${one.id}>${one.text} (${one.unit})</option>`)}
      </select></p>`
    }
    <p><label for=${`${id}-words`}>${resting.words}</label>
      <input class="form__input" id=${`${id}-words`} type="search" maxlength="200" value=${words}
        onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => type(event.currentTarget.value)} /></p>
    <button class="btn">${resting.search}</button>
  </form>`;
}

/** @param {Found} one @param {Record<string, any>} resting */
const whereOf = ({ unit, place, table }, resting) =>
  [unit, place, table && fill(resting.table, { table })].filter(Boolean).join(" · ");

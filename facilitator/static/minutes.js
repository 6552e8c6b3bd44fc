// The minutes, made while one watches. The form works without this; with it the page says how far
// the file has come. The server answers with one JSON object a line: how far it is as often as it
// likes, then the file or an error.

/**
 * @typedef {{done: number, total: number, file?: undefined, error?: undefined}} Progress
 * @typedef {{file: string, name: string, size: string, error?: undefined}} Made
 * @typedef {{error: string, file?: undefined}} Failure
 */

const TELL_EVERY_MS = 1000; // a screen reader has to get to the end of the sentence

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-minutes]"));
const words = /** @type {Record<string, string>} */ (form.dataset);
const buttons = form.querySelectorAll("button"); // one for each format
const [bar, file, status, alert] = [
  "[data-bar]",
  "[data-file]",
  "[data-status]",
  "[data-alert]",
].map((place) => /** @type {any} */ (form.querySelector(place)));
let toldAt = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (buttons[0].ariaDisabled !== "true") make(event.submitter);
});
form.addEventListener("change", clear);

/** @param {HTMLElement | null} button */
async function make(button) {
  clear();
  for (const each of buttons) each.ariaDisabled = "true";
  tell(words.starting);
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form, button),
      headers: { Accept: "application/x-ndjson" },
    });
    if (isNews(response) && response.body) await follow(response.body);
    else leave();
  } catch {
    fail(words.failed);
  } finally {
    for (const each of buttons) each.ariaDisabled = null;
    bar.hidden = true;
  }
}

/** @param {Response} response */
function isNews(response) {
  return response.headers.get("Content-Type")?.startsWith("application/x-ndjson");
}

// The answer is a page (one has been signed out, say): ask again so that the browser shows it.
function leave() {
  tell("");
  form.submit();
}

/** @param {ReadableStream<BufferSource>} body */
async function follow(body) {
  for await (const news of lines(body)) {
    if (news.error !== undefined) return fail(news.error);
    if (news.file !== undefined) return hand(news);
    show(news);
  }
  fail(words.failed);
}

/** @param {ReadableStream<BufferSource>} body @returns {AsyncGenerator<Progress | Made | Failure>} */
async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const parts = (rest + (value ?? "")).split("\n");
    rest = done ? "" : (parts.pop() ?? "");
    for (const part of parts) if (part.trim()) yield JSON.parse(part);
    if (done) return;
  }
}

/** @param {Progress} news */
function show({ done, total }) {
  bar.hidden = false;
  bar.max = total || 1;
  bar.value = done;
  if (performance.now() - toldAt < TELL_EVERY_MS) return;
  const said = words.progress.replace("{done}", number(done));
  tell(said.replace("{total}", number(total)));
}

/** @param {Made} news */
function hand({ file: address, name, size }) {
  tell(words.ready);
  file.href = address;
  file.download = name;
  file.textContent = `${name} (${size})`;
  file.hidden = false;
  file.click();
}

/** @param {string} sentence */
function fail(sentence) {
  tell("");
  alert.hidden = false;
  alert.textContent = sentence;
}

/** @param {string} sentence */
function tell(sentence) {
  toldAt = performance.now();
  status.textContent = sentence;
}

function clear() {
  tell("");
  alert.hidden = file.hidden = bar.hidden = true;
  alert.textContent = "";
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString(document.documentElement.lang);
}

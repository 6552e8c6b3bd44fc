// The token of a link stands behind "#", where no server and no proxy sees it.

const field = /** @type {HTMLInputElement} */ (document.querySelector("[name=token]"));
const row = /** @type {HTMLElement} */ (field.closest(".form__row"));

takeToken();
// A link that is opened where its page is open already loads nothing.
addEventListener("hashchange", takeToken);

function takeToken() {
  field.value = location.hash.slice(1) || field.value;
  row.hidden = field.value !== "";
  history.replaceState(null, "", location.pathname);
  // Whoever reads in another language comes back by the same link.
  for (const form of document.forms) {
    if (form !== field.form) form.action = `${form.action.split("#")[0]}#${field.value}`;
  }
}

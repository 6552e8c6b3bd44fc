// The token of a link stands behind "#", where no server and no proxy sees it. Where one has to sign in
// before there is a field for it, the tab keeps it.

const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=token]"));
const KEPT = `samsyn ${location.pathname}`;

take(field?.value || location.hash.slice(1) || (sessionStorage.getItem(KEPT) ?? ""));
// The same link once more, or another one, on the page that is open already; not the way past the bar.
addEventListener("hashchange", () => {
  const said = location.hash.slice(1);
  if (said && !document.getElementById(said)) take(said);
});

/** @param {string} token "": there is none, and one can write it */
function take(token) {
  if (field) {
    const row = /** @type {HTMLElement} */ (field.closest(".form__row"));
    field.value = token;
    row.hidden = token !== "";
    sessionStorage.removeItem(KEPT);
  } else {
    sessionStorage.setItem(KEPT, token);
  }
  history.replaceState(null, "", location.pathname);
  // Whoever reads in another language comes back by the same link.
  for (const form of document.forms) {
    if (form !== field?.form) form.action = `${form.action.split("#")[0]}#${token}`;
  }
}

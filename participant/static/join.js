// The search among many names on joining. Without it all of them are there.

const field = /** @type {HTMLInputElement} */ (document.getElementById("find"));
const frame = /** @type {HTMLElement} */ (field.parentElement);
const status = /** @type {HTMLElement} */ (frame.querySelector("[role=status]"));
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".chips[role]")]);

frame.hidden = false;
field.addEventListener("input", find);
field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());

// What is chosen stays in sight.
function find() {
  const wanted = field.value.trim().toLocaleLowerCase();
  let found = 0;
  for (const section of sections) {
    const names = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("label")]);
    for (const name of names) {
      const is = Boolean(name.textContent?.toLocaleLowerCase().includes(wanted));
      found += Number(is);
      name.hidden = !is && !name.querySelector(":checked");
    }
    section.hidden = names.every(({ hidden }) => hidden);
  }
  status.textContent = wanted && (status.dataset.found ?? "").replace("{n}", String(found));
}

// The other languages that there are.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";

// Drafts are kept by the device, so that nothing is lost with the page. Without a network there would
// be no page to come back to.
export function Languages() {
  const {
    live,
    language: { url, others },
  } = useDesk();
  if (live.status === "offline") return null;
  return html`<form class="languages" action=${url} method="post">
  <input type="hidden" name="next" value=${location.pathname} />
  ${others.map(
    ([
      tag,
      name,
    ]) => html`<button class="btn btn--plain btn--flush" key=${tag} name="language" value=${tag}
    lang=${tag}>${name}</button>`,
  )}
</form>`;
}

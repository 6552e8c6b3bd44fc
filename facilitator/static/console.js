// The console: opens the session this page is about and draws it anew whenever something changes.

import { openSession } from "../live/session.js";
import { html } from "../ui/html.js";
import { render } from "../vendor/preact.js";
import { App } from "./console/app.js";

const data = JSON.parse(document.getElementById("session-data").textContent);
const root = document.getElementById("app");

const live = openSession({
  session: data.session,
  as: "facilitator",
  me: data.me,
  texts: data.texts.live,
});

root.replaceChildren();
render(html`<${App} live=${live} data=${data} />`, root);

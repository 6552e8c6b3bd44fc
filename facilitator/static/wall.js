// The wall: what the room sees together. It only reads.

import { openSession } from "../live/session.js";
import { drawInto } from "../ui/draw-into.js";
import { html } from "../ui/html.js";
import { pageData } from "../ui/page-data.js";
import { App } from "./wall/app.js";

const data = pageData;
const root = /** @type {HTMLElement} */ (document.getElementById("app"));

const live = openSession({
  session: data.session,
  as: "wall",
  token: data.token,
  texts: data.texts.live,
});

drawInto(root, () => html`<${App} live=${live} data=${data} />`);

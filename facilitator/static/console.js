// The console: opens the session this page is about and draws it anew whenever something changes.

import { openSession } from "../live/session.js";
import { drawInto } from "../ui/draw-into.js";
import { html } from "../ui/html.js";
import { leaveKeysToInputMethods } from "../ui/input-method.js";
import { pageData } from "../ui/page-data.js";
import { App } from "./console/app.js";

const data = pageData;
const root = /** @type {HTMLElement} */ (document.getElementById("app"));

const live = openSession({
  session: data.session,
  as: "facilitator",
  me: data.me,
  texts: data.texts.live,
  undoable: data.undoable,
});

leaveKeysToInputMethods();
drawInto(root, () => html`<${App} live=${live} data=${data} />`);

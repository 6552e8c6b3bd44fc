// The page on which somebody writes for the tables: opens the session and draws it anew with each change.

import { openSession } from "../live/session.js";
import { drawInto } from "../ui/draw-into.js";
import { html } from "../ui/html.js";
import { leaveKeysToInputMethods } from "../ui/input-method.js";
import { pageData } from "../ui/page-data.js";
import { App } from "./scribing/app.js";

const data = pageData;
const root = /** @type {HTMLElement} */ (document.getElementById("app"));

const live = openSession({
  session: data.session,
  as: data.me.role,
  me: data.me,
  texts: data.texts.live,
  undoable: data.undoable,
});

leaveKeysToInputMethods();
drawInto(root, () => html`<${App} live=${live} data=${data} />`);

// The room, on a phone or a laptop: joins the live session and draws it.

import { isFinal } from "../live/link/final.js";
import { openSession } from "../live/session.js";
import { drawInto } from "../ui/draw-into.js";
import { html } from "../ui/html.js";
import { leaveKeysToInputMethods } from "../ui/input-method.js";
import { pageData } from "../ui/page-data.js";
import { App } from "./phone/app.js";
import { forgetRoom, keepRoom } from "./phone/running/offline.js";
import { standOnKeyboard } from "./phone/writing/keyboard.js";

const data = pageData;
const { session, me, texts, undoable } = data;
const live = openSession({ session, as: "participant", me, texts, undoable });
const place = /** @type {HTMLElement} */ (document.getElementById("room"));
drawInto(place, () => html`<${App} live=${live} data=${data} />`);
standOnKeyboard();
leaveKeysToInputMethods();
live.ready.then(keepRoom);
live.subscribe(() => isFinal({ refused: /** @type {any} */ (live.status).bye }) && forgetRoom());

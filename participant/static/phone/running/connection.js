// How this device stands to the room, in a word that is always on the screen.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

/** @type {Record<string, string>} */
const ICONS = { connecting: "saving", live: "saved", slow: "saved" };

export function Connection() {
  const { live, texts } = useDesk();
  const name = live.status.bye ? "bye" : live.status;
  return html`<p class=${`link link--${name}`}>
    <${Icon} name=${ICONS[name] ?? "waiting"} />${texts.links[name]}
  </p>`;
}

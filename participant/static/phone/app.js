// The room, as soon as there is a meeting to see, and before.

import { Desk, useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { useLive } from "../../ui/use-live.js";
import { useRef } from "../../vendor/preact-hooks.js";
import { Meeting } from "./meeting.js";
import { ConnectionAnnouncements } from "./running/announcements.js";
import { Banners } from "./running/banners.js";
import { Connection } from "./running/connection.js";

/** @param {Pick<Desk, "live" | "data">} props */
export function App({ live, data: { texts, urls, language } }) {
  useLive(live);
  const desk = useRef({
    live,
    texts,
    urls,
    language,
    get board() {
      return live.board;
    },
  });
  return html`<${Desk.Provider} value=${desk.current}><${live.board.session ? Meeting : Nothing} /><//>`;
}

// While there is no meeting to see yet, or none any more.
function Nothing() {
  const { live, texts } = useDesk();
  return html`<${Banners} />
    <main id="content">
      <${Connection} />
      <p class="phone__alone">${live.status.bye ? "" : texts.connecting}</p>
    </main>
    <${ConnectionAnnouncements} />`;
}

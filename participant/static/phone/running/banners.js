// What stands between the device and the room, and what to do about it. It is told in Announcements,
// since a network may come and go many times a minute.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

export function Banners() {
  const { live, board, texts, urls } = useDesk();
  const { status } = live;
  return html`
    ${board.session?.rehearsal && html`<${Banner} title=${texts.rehearsal} />`}
    ${status === "offline" && html`<${Banner} icon="waiting" title=${texts.offline} more=${texts.offline_more} />`}
    ${status === "slow" && html`<${Banner} title=${texts.slow} more=${texts.slow_more} />`}
    ${!live.durable && html`<${Banner} title=${texts.not_kept} />`}
    ${status.bye && html`<${Banner} title=${texts.bye} more=${status.say} link=${urls.code} linkText=${texts.write_code} />`}`;
}

/**
 * @param {{icon?: string, title: string, more?: string, link?: string, linkText?: string}} props
 */
function Banner({ icon, title, more, link, linkText }) {
  return html`<aside class="banner" aria-label=${title}>
    ${icon && html`<${Icon} name=${icon} />`}
    <p><strong>${title}</strong>${more} ${link && html`<a href=${link}>${linkText}</a>`}</p>
  </aside>`;
}

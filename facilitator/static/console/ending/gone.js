// The meeting is not open to this page any more: it was put in the bin, or somebody else leads it now.
// What was written and not sent stays in sight.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Refusals } from "../writing/refused.js";
import { Unsent } from "../writing/unsent.js";

export function Gone() {
  const { live, texts, urls } = useDesk();
  return html`<main class="lead__main" id="content" tabindex="-1">
    <${Refusals} />
    <${Unsent} segment=${null} />
    <section class="ask">
      <div role="alert"><h2>${live.status.say}</h2></div>
      <div class="ask__row"><a class="btn btn--primary" href=${urls.sessions}>${texts.my_meetings}</a></div>
    </section>
  </main>`;
}

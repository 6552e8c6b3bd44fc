// In from elsewhere: what was pasted or is in a file, how it is read, what becomes of it, and the way in.

import { kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { limits } from "../../../ui/limits.js";
import { Sheet } from "../../../ui/sheet.js";
import { count, fill } from "../../../ui/words.js";
import { useEffect, useMemo, useState } from "../../../vendor/preact-hooks.js";
import { act } from "../running/act.js";
import { useDraft } from "../writing/drafts.js";
import { Choice, HowItIsRead } from "./choices.js";
import { asksFor, entriesIn, heapsOf, MOST, placesIn, tooLong } from "./landing.js";
import { Preview } from "./preview.js";
import { From } from "./source.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Choices, Found} from "./reading/understanding.js"
 * @import {Opened} from "./source.js"
 */

// Whether something can be brought into a segment, and into what place.
/** @param {Board} board @param {Segment | null} segment */
export const canBringInto = (board, segment) =>
  Boolean(
    segment &&
      kindOf(segment).written &&
      board.session?.state !== "ended" &&
      placesIn(board, segment).length,
  );

/** @param {{segment: Segment}} props */
export function BringInButton({ segment }) {
  const { board, texts, bringInto } = useDesk();
  if (!canBringInto(board, segment)) return null;
  return html`<button class="btn" type="button" aria-haspopup="dialog" onClick=${() => bringInto(segment.id)}>
    <${Icon} name="plus" />${texts.bring.open}
  </button>`;
}

/** @param {{segment: Segment, close: () => void}} props */
export function BringIn({ segment, close }) {
  const desk = useDesk();
  const { live, board, texts, urls } = desk;
  const said = texts.bring;
  const [reader, missing] = useReader(urls.reading);
  const [pasted, write] = useDraft(`bring/${segment.id}`);
  const [file, setFile] = useState(/** @type {Opened | null} */ (null));
  const [choices, choose] = useState(/** @type {Choices} */ ({}));
  const [grouped, group] = useState(true);
  const [wanted, want] = useState("");
  const places = placesIn(board, segment);
  const place = places.find(({ key }) => key === wanted) ?? places[0];
  const source = file ? file.source : pasted.trim() ? { text: pasted } : undefined;
  const read = useMemo(
    () => (source && reader ? reader.understood(source, choices) : null),
    [file, pasted, choices, reader],
  );
  const ideas = read?.ideas ?? [];
  const groups = ideas.some((idea) => idea.group);
  const heaps = place ? heapsOf(board, segment, ideas, place, grouped) : [];
  const unread = missing && source ? said.not_loaded : "";
  const wrong = unread || wrongWith(ideas, Boolean(source && reader), said);
  /** @param {Event} event */
  const bring = (event) => {
    event.preventDefault();
    if (wrong || ideas.length === 0) return;
    const asks = asksFor(segment, heaps);
    live.acts.asOne(() => act(desk, asks, count(said.brought, entriesIn(ideas))));
    write("");
    close();
  };
  return html`<${Sheet} title=${fill(said.title, { segment: segment.short_heading })} close=${close}>
    <form class="form bring" onSubmit=${bring}>
      <${From} pasted=${pasted} write=${write} file=${file} open=${(
        /** @type {Opened | null} */ one,
      ) => {
        setFile(one);
        choose({});
      }} />
      ${read && html`<${HowItIsRead} read=${read} reader=${reader} source=${source} choices=${choices} choose=${choose} />`}
      ${
        ideas.length > 0 &&
        html`${
          places.length > 1 &&
          html`<${Choice} label=${groups && grouped ? said.place_of_others : said.place} value=${place.key} set=${want}
            lang=${board.session.language} options=${places.map(({ key, name }) => [key, name])} />`
        }
        ${
          groups &&
          kindOf(segment).categories &&
          html`<label class="tick"><input type="checkbox" checked=${grouped} onChange=${() => group(!grouped)} />
            <span>${said.grouped}</span></label>`
        }
        <${Preview} heaps=${heaps} />`
      }
      <div class="bring__act">
        <p class="form__error" role="status">${wrong}</p>
        <button class="btn btn--primary" aria-disabled=${wrong || ideas.length === 0 ? "true" : null}>
          ${count(said.bring, entriesIn(ideas))}
        </button>
      </div>
    </form>
  <//>`;
}

// Why it cannot be brought in as it is read now; "" where it can.
/** @param {Found[]} ideas @param {boolean} there @param {Record<string, string>} said */
function wrongWith(ideas, there, said) {
  if (!there) return "";
  if (ideas.length === 0) return said.nothing;
  if (entriesIn(ideas) > MOST) return fill(said.too_many, { n: entriesIn(ideas), most: MOST });
  const long = tooLong(ideas);
  return long ? fill(said.too_long, { n: long.length, most: limits.text }) : "";
}

// What reads files and lists, once it is here, and whether it could not be had.
/** @param {string} url @returns {[typeof import("./reading.js") | null, boolean]} */
function useReader(url) {
  const [reader, set] = useState(/** @type {typeof import("./reading.js") | null} */ (null));
  const [missing, miss] = useState(false);
  useEffect(() => {
    import(url).then(set, () => miss(true));
  }, []);
  return [reader, missing];
}

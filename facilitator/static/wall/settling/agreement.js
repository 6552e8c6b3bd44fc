// Who agrees, in a sentence.

import { agreedTo } from "../../../live/board/consents.js";
import { count, fill } from "../../../ui/words.js";

/**
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// Whoever has left counts no longer (live/board/here.js); over plain HTTP nobody says who is here.
/** @param {Desk} desk */
export function agreement({ live, board, texts, segment }) {
  const gone = new Set(live.presence?.left);
  const agreed = agreedTo(board, segment.id).map(({ id }) => id.slice(segment.id.length + 1));
  const owners = agreed.filter((id) => !gone.has(id));
  const tables = owners.filter((id) => board.table.has(id)).length;
  const alone = owners.length - tables;
  if (board.table.size === 0) return persons(texts, alone, live.presence?.alone);
  const all = live.presence?.tables ?? board.table.size;
  return [
    fill(count(texts.tables_agree, tables), { all: Math.max(tables, all) }),
    alone > 0 && count(texts.alone_agree, alone),
  ]
    .filter(Boolean)
    .join(", ");
}

/** @param {Texts} texts @param {number} agreed @param {number | undefined} here */
const persons = (texts, agreed, here) =>
  here === undefined
    ? count(texts.so_many_agree, agreed)
    : fill(count(texts.persons_agree, agreed), { all: Math.max(agreed, here) });

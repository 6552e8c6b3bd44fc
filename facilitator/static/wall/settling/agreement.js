// Who agrees, in a sentence.

import { agreedTo } from "../../../live/board/consents.js";
import { count, fill } from "../../../ui/words.js";

/**
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// Of tables it is known how many there are, and so of persons as long as they are here.
/** @param {Desk} desk */
export function agreement({ live, board, texts, segment }) {
  const owners = agreedTo(board, segment.id).map(({ id }) => id.slice(segment.id.length + 1));
  const tables = owners.filter((id) => board.table.has(id)).length;
  const alone = owners.length - tables;
  if (board.table.size === 0) return persons(texts, alone, live.presence?.count);
  return [
    fill(count(texts.tables_agree, tables), { all: board.table.size }),
    alone > 0 && count(texts.alone_agree, alone),
  ]
    .filter(Boolean)
    .join(", ");
}

// Some of those who agreed may have left; over plain HTTP nobody says who is here.
/** @param {Texts} texts @param {number} agreed @param {number | undefined} here */
const persons = (texts, agreed, here) =>
  here === undefined
    ? count(texts.so_many_agree, agreed)
    : fill(count(texts.persons_agree, agreed), { all: Math.max(agreed, here) });

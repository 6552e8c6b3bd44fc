// Who is there, by the board.

import { Attendance } from "../../../live/board/attendance.js";
import { people } from "../../../live/board/here.js";

// Who is simulated is in no figure of who was there.
/** @param {import("../../../ui/desk.js").Meeting} board */
export const attendanceIn = (board) =>
  new Attendance(board.session.groups, [...board.expected.values()], people(board));

// The names of a group, in order.
/** @param {import("../../../live/board/attendance.js").Attendance} there @param {{key: string}} group */
export const namesIn = (there, { key }) => there.expected.filter(({ group }) => group === key);

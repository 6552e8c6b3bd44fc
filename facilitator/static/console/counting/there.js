// Who is there, by the board.

import { Attendance } from "../../../live/board/attendance.js";

/** @param {import("../../../ui/desk.js").Meeting} board */
export const attendanceIn = ({ session, expected, participant }) =>
  new Attendance(session.groups, [...expected.values()], [...participant.values()]);

// The names of a group, in order.
/** @param {import("../../../live/board/attendance.js").Attendance} there @param {{key: string}} group */
export const namesIn = (there, { key }) => there.expected.filter(({ group }) => group === key);

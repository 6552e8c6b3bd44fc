/** How what comes from elsewhere is read. Loaded where somebody brings something in. */

export { DELIMITERS } from "./reading/delimited.js";
export { ENCODINGS } from "./reading/encoding.js";
export { opened } from "./reading/opening.js";
export { understood } from "./reading/understanding.js";

// Who does something and by when, in words: "Ansvarig: Region Nord, senast 1 mars 2027", or "".
import { fill } from "./words.js";

// `texts`: owned_by, due_by; `language`: of the date.
export const saidOf = ({ owner, due_on }, texts, language) => [
  owner && fill(texts.owned_by, { name: owner }),
  due_on && fill(texts.due_by, { date: day(due_on, language) }),
].filter(Boolean).join(", ");

// A day is a day, whatever the time zone of the screen.
const day = (date, language) =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

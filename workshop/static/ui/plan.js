// Who does something and by when, in words: "Ansvarig: Region Nord, senast 1 mars 2027", or "".

import { fill } from "./words.js";

// `texts`: owned_by, due_by; `language`: of the date.
export const saidOf = ({ owner, due_on }, texts, language) =>
  [
    owner && fill(texts.owned_by, { name: owner }),
    due_on && fill(texts.due_by, { date: day(due_on, language) }),
  ]
    .filter(Boolean)
    .join(", ");

// A day is a day, whatever the time zone of the screen; in English as the server writes it.
const day = (date, language) => {
  const written = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(written, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(date),
  );
};

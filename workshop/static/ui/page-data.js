/** @returns {any} what the server wrote into the page: the session, addresses, sentences */
export const pageData = () =>
  JSON.parse(document.getElementById("session-data")?.textContent ?? "");

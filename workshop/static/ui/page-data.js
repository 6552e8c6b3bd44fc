/** @type {any} what the server wrote into the page: the session, addresses, sentences, limits */
export const pageData = JSON.parse(document.getElementById("session-data")?.textContent ?? "{}");

/** Refusals after which a page has nothing to connect to until it is opened anew. */
const FINAL = new Set(["not_joined", "signed_out", "no_session", "ended"]);

/**
 * @param {any} answer
 * @returns {boolean} whether all of it is refused, for good
 */
export const isFinal = (answer) => FINAL.has(answer?.refused);

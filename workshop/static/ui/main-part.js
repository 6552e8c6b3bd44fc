/** @returns {HTMLElement} the main part of the page, which every page has */
export const mainPart = () => /** @type {HTMLElement} */ (document.getElementById("content"));

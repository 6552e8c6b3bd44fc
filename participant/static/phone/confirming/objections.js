// What is begun to be said against a passage of the proposed text, as it is kept.

export const OBJECTION = "objection/";

/** @param {number} version @param {number} passage */
export const keyOfObjection = (version, passage) => `${OBJECTION}${version}/${passage}`;

/** @param {string} key @returns {number} the version that it is about */
export const versionOf = (key) => Number(key.slice(OBJECTION.length).split("/")[0]);

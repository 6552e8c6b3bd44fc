/** Where Samsyn stands on its host: the path before all of ours, or nothing. */
export const house = new URL(import.meta.url).pathname.split("/static/")[0];

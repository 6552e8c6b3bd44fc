// Whether a key is typed into a field.

const TYPING = "textarea, select, input:not([type=checkbox]):not([type=radio])";
/** @param {{target: EventTarget | null}} event */
export const isTyping = ({ target }) => /** @type {Element} */ (target).matches?.(TYPING) ?? false;

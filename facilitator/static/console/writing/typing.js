// Whether a key is typed into a field.

const TYPING = "textarea, select, input:not([type=checkbox]):not([type=radio])";
/** @param {{target: any}} event */
export const isTyping = ({ target }) => target.matches?.(TYPING) ?? false;

/**
 * The keys with which an input method makes a word are its own: the Enter that ends one sends nothing,
 * the Escape that drops one closes nothing. Safari ends the word before it tells of the key, and marks
 * that by its number alone.
 */

const OF_INPUT_METHOD = 229;

/** Let no handler of a page see them, whatever the field. */
export function leaveKeysToInputMethods() {
  addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.keyCode === OF_INPUT_METHOD) event.stopPropagation();
    },
    true,
  );
}

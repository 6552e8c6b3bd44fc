// Whether there is a pointer and, most likely, a keyboard: asked for where that makes a difference.
export const LAPTOP = matchMedia("(hover: hover) and (pointer: fine)");

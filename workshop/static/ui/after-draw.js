// What asks for a redraw is drawn in the same task, before any further key: whoever moves the focus
// to what is drawn does it here. A frame later would lose what is typed meanwhile.
export const afterDraw = (act) => queueMicrotask(act);

// Dragging, which only laptops load. It stands here since what the build joins stands here too: the
// library's path is true from both.

export const loadSortable = () => import("../vendor/sortable.js");

/** What the board uses of it. */
export class Sortable {
  static create(list: Element, options: Options): Sortable;
}

export interface Options {
  group?: string;
  handle?: string;
  draggable?: string;
  animation?: number;
  forceFallback?: boolean;
  fallbackOnBody?: boolean;
  fallbackTolerance?: number;
  onStart?(drag: Drag): void;
  onEnd?(drag: Drag): void;
}

export interface Drag {
  item: HTMLElement;
  from: HTMLElement;
  to: HTMLElement;
  oldDraggableIndex?: number;
  newDraggableIndex?: number;
}

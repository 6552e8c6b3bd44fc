/** What the board uses of it. */
export class Sortable {
  static create(list: Element, options: object): Sortable;
}

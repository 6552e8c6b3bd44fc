// Several operations that are one act: told of once, and undone together, the last one first.

export function act({ live, tell }, asks, said) {
  const made = asks.map(([kind, fields]) => live.do(kind, fields));
  if (made.length) tell(said, () => made.toReversed().forEach((op) => live.undo(op)));
}

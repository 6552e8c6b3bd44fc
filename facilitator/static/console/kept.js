// A component that is drawn anew only when it must be: a long board changes in one place at a time.

import { h } from "../../vendor/preact.js";

// `same(before, now)`: whether what is drawn may stay. Such a component asks for no context: that
// would draw it anew with every change.
export function kept(View, same = sameProps) {
  function isStale(next) {
    return !same(this.props, next);
  }
  return function Kept(props) {
    this.shouldComponentUpdate = isStale;
    return h(View, props);
  };
}

export const sameProps = (a, b) => Object.keys(b).every((name) => a[name] === b[name]);

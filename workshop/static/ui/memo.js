// A component that is drawn anew only when it asks for it, or must be: a long list changes in one place
// at a time.

import { Component } from "../vendor/preact.js";

const Drawn = /** @type {any} */ (Component);

// `same(before, now)`: whether what is drawn with these properties may stay.
export function memo(draw, same = sameProps) {
  return class extends Drawn {
    shouldComponentUpdate(next) {
      return !same(this.props, next);
    }

    render(props) {
      return draw(props);
    }
  };
}

const sameProps = (before, now) => Object.keys(now).every((name) => now[name] === before[name]);

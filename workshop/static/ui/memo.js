// A component that is drawn anew only when it asks for it, or must be: a long list changes in one place
// at a time.

import { Component } from "../vendor/preact.js";

/** @import {ComponentChildren} from "../vendor/preact.js" */

/**
 * @template {object} P
 * @param {(props: P) => ComponentChildren} draw
 * @param {(before: P, now: P) => boolean} same whether what is drawn with these properties may stay
 */
export function memo(draw, same = sameProps) {
  /** @extends {Component<P>} */
  return class extends Component {
    /** @param {P} next */
    shouldComponentUpdate(next) {
      return !same(this.props, next);
    }

    /** @param {P} props */
    render(props) {
      return draw(props);
    }
  };
}

/** @param {any} before @param {any} now */
const sameProps = (before, now) => Object.keys(now).every((name) => now[name] === before[name]);

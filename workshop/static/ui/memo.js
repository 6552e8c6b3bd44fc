// A component that is drawn anew only when it asks for it, or one of its properties is another one.

import { Component } from "../vendor/preact.js";

export function memo(draw) {
  return class extends Component {
    shouldComponentUpdate(next) {
      return Object.keys(next).some((name) => next[name] !== this.props[name]);
    }

    render(props) {
      return draw(props);
    }
  };
}

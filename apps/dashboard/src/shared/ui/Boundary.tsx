import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
  /** What stands in the place of what broke. `reset` tries it again. */
  fallback: (reset: () => void) => ReactNode;
}

/** Keeps a fault in one part of the page from taking the rest along. React itself reports the fault to the console. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  readonly #reset = () => this.setState({ broken: false });

  override render() {
    return this.state.broken ? this.props.fallback(this.#reset) : this.props.children;
  }
}

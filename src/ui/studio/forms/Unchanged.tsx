import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What its content depends on; while all of it is the same, the content is left as it is. */
  on: readonly unknown[];
  children: ComponentChildren;
}

/** Keeps long lists fast: of two hundred rules, the one that is typed in is drawn anew. */
export class Unchanged extends Component<Props> {
  override shouldComponentUpdate({ on }: Props): boolean {
    return on.length !== this.props.on.length || on.some((value, index) => value !== this.props.on[index]);
  }

  override render() {
    return this.props.children;
  }
}

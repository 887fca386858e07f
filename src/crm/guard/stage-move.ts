/** A control of the page that leads to another stage, as the press of a rep meets it. */
export interface StageMove {
  /** What the page calls that stage: its API value, its label, or both. */
  names: string[];
  /** The element that acts when it is pressed. */
  control: HTMLElement;
  /** `saves`: pressing it changes the stage, or puts it into a form · `looks`: it only shows the stage. */
  does: 'saves' | 'looks';
}

/** How one CRM's pages change stages; recognised by structure and by the page's own names. */
export interface StageControls {
  /**
   * What pressing `target` would do; null for everything that is not known to change a stage.
   * Told of every press while the guard has answers, so it has to be quick. Never throws.
   */
  moveOf(target: Element): StageMove | null;
}

const NAME = 'leadlight:review-strip';
const FOLDED = 'folded';

/** Whether the strip was folded away; it was not where that can't be read. */
export function isStripFolded(storage: Pick<Storage, 'getItem'>): boolean {
  try {
    return storage.getItem(NAME) === FOLDED;
  } catch {
    return false;
  }
}

export function keepStripFolded(storage: Pick<Storage, 'setItem'>, isFolded: boolean): void {
  try {
    storage.setItem(NAME, isFolded ? FOLDED : 'open');
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

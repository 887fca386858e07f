import type { QueueChoice } from './Queue';

const NAME = 'queue-choice';

/** What was chosen last; the whole team where nothing was, or it can't be read. */
export function loadChoice(storage: Pick<Storage, 'getItem'>): QueueChoice {
  try {
    const { filter, me } = Object(JSON.parse(storage.getItem(NAME) ?? '{}'));
    return {
      filter: filter === 'mine' || filter === 'unassigned' ? filter : 'team',
      me: typeof me === 'string' && me !== '' ? me : null,
    };
  } catch {
    return { filter: 'team', me: null };
  }
}

export function saveChoice(storage: Pick<Storage, 'setItem'>, choice: QueueChoice): void {
  try {
    storage.setItem(NAME, JSON.stringify(choice));
  } catch {
    // A full storage: the choice holds until the page is closed.
  }
}

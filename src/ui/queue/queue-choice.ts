import type { QueueChoice } from './queue-rows';

const NAME = 'queue-choice';
const FIRST: QueueChoice = { filter: 'team', me: null, team: null };

const nameOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What was chosen last; the whole team where nothing was, or it can't be read. */
export function loadChoice(storage: Pick<Storage, 'getItem'>): QueueChoice {
  try {
    const { filter, me, team } = Object(JSON.parse(storage.getItem(NAME) ?? '{}'));
    return {
      filter: filter === 'mine' || filter === 'unassigned' ? filter : 'team',
      me: nameOf(me),
      team: nameOf(team),
    };
  } catch {
    return FIRST;
  }
}

export function saveChoice(storage: Pick<Storage, 'setItem'>, choice: QueueChoice): void {
  try {
    storage.setItem(NAME, JSON.stringify(choice));
  } catch {
    // A full storage: the choice holds until the page is closed.
  }
}

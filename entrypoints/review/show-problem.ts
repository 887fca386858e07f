import { showProblem as showStoreProblem } from '../../src/ui/data/guard-store';
import { db } from './surroundings';

/** Never a blank page: what is wrong with the store, and what can be done about it. */
export const showProblem = (root: Element, error: unknown): Promise<void> =>
  showStoreProblem(root, 'The review could not be opened', error, db);

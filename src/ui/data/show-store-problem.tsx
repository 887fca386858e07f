import { render } from 'preact';
import type { LeadlightDatabase } from '../../store/database';
import { connectRecovery, goOnOnceOpened } from './connect-recovery';
import type { RecoveryActions } from './data-actions';
import { Recovery } from './Recovery';
import { StoreProblem } from './StoreProblem';
import './data.css';

const context = { locale: navigator.language };

/** The recovery screen in place of a page (reliability.md). Goes on by itself where the store was only late. */
export function showStoreProblem(root: Element, title: string, error: unknown, db: LeadlightDatabase): void {
  render(<StoreProblem title={title} error={error} actions={waysOut(error, db)} context={context} />, root);
}

/** The same within a page that has more to say. */
export function storeProblemSection(error: unknown, db: LeadlightDatabase) {
  return (
    <section class="data" aria-label="What is wrong with the data">
      <Recovery error={error} actions={waysOut(error, db)} context={context} />
    </section>
  );
}

function waysOut(error: unknown, db: LeadlightDatabase): RecoveryActions {
  goOnOnceOpened(error, db);
  return connectRecovery(db.name);
}

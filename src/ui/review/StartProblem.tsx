import type { FormatContext } from '../../record/format';
import type { RecoveryActions } from '../data/data-actions';
import { Recovery } from '../data/Recovery';

/** What the review page says when the store does not open or its script fails; nothing else is there then. */
export function StartProblem({
  error,
  actions,
  context,
}: {
  error: unknown;
  actions: RecoveryActions;
  context: FormatContext;
}) {
  return (
    <main class="data">
      <h1>The review could not be opened</h1>
      <Recovery error={error} actions={actions} context={context} />
    </main>
  );
}

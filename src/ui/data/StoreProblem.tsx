import type { FormatContext } from '../../record/format';
import type { RecoveryActions } from './data-actions';
import { Recovery } from './Recovery';

/** What stands in place of a whole page while the store does not work; nothing else is there then. */
export function StoreProblem({
  title,
  error,
  actions,
  context,
}: {
  /** "The review could not be opened". */
  title: string;
  error: unknown;
  actions: RecoveryActions;
  context: Pick<FormatContext, 'locale'>;
}) {
  return (
    <main class="data">
      <h1>{title}</h1>
      <Recovery error={error} actions={actions} context={context} />
    </main>
  );
}

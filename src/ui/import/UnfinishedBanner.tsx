import { type FormatContext, formatDayTime, formatNumber, joinWords } from '../../record/format';
import { Banner } from '../components/Banner';
import type { ImportState } from './import-state';
import type { ImportActions } from './use-import';

/** An import that its page or the browser cut short: nothing new begins until it is settled. */
export function UnfinishedBanner({
  state: { start, work },
  actions,
  context,
}: {
  state: ImportState;
  actions: ImportActions;
  context: FormatContext;
}) {
  if (start?.isBusy)
    return (
      <Banner icon="info" tone="info" title="Another page imports files right now.">
        Files can be chosen here; storing them has to wait until it is done.
      </Banner>
    );
  if (!start?.unfinished || work === 'store' || work === 'ask') return null;
  const { startedAt, files, records } = start.unfinished;
  return (
    <Banner icon="warning" tone="warning" title="An import was cut short.">
      The import of {joinWords(files)}, begun {formatDayTime(startedAt, context)}, stored{' '}
      {formatNumber(records, context, 0)} records before it ended.
      <span class="answers">
        <button type="button" class="button" disabled={work !== 'idle'} onClick={() => void actions.keep()}>
          Keep them
        </button>
        <button type="button" class="button" disabled={work !== 'idle'} onClick={() => void actions.remove()}>
          Remove this import
        </button>
      </span>
    </Banner>
  );
}

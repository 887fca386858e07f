import { formatCount, formatDayTime, formatNumber, plural } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { WorkButton } from '../components/WorkButton';
import { clockOrDay } from '../components/when';
import { formatBytes } from './amounts';
import type { DataActions, DataFacts } from './data-actions';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

interface Props {
  facts: DataFacts;
  actions: Pick<DataActions, 'persist'>;
  context: AssessContext;
  onChanged(): void;
}

/** How much is kept, from when to when, for how long, and whether the browser promised to keep it. */
export function StorageCard({ facts, actions, context, onChanged }: Props) {
  const day = (at: number): string => formatDayTime(at, context);
  const { dataFrom, dataTo } = facts;
  return (
    <section class="card" aria-labelledby="data-storage">
      <h2 id="data-storage">What is stored</h2>
      <dl class="data-facts">
        {facts.counts
          .filter(({ label, count }) => count > 0 || label === 'Records')
          .map(({ label, count }) => (
            <Fact key={label} name={label} value={formatNumber(count, context, 0)} />
          ))}
        <Fact
          name="Data as of"
          value={
            dataFrom === null || dataTo === null ? 'no records yet' : `${day(dataFrom)} to ${day(dataTo)}`
          }
        />
        <Fact name="Room taken" value={usageText(facts, context)} />
        <Fact name="Kept for" value={retentionText(facts)} />
        <Fact name="Next deletion" value={deletionText(facts, context)} />
      </dl>
      <Persistence isPersistent={facts.isPersistent} actions={actions} onChanged={onChanged} />
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function usageText({ usage }: DataFacts, context: AssessContext): string {
  if (!usage) return 'unknown: this browser does not tell';
  return `${formatBytes(usage.used, context)}; the browser allows up to ${formatBytes(usage.quota, context)}, less if the disk is full`;
}

function retentionText({ retention: { days, pack } }: DataFacts): string {
  if (days === null) return 'unknown: the rule pack in force can’t be read, so nothing is deleted';
  return `${plural(days, 'day')} after a record was last read, as set by ${pack}`;
}

function deletionText({ retention: { days, due }, nextDeletion }: DataFacts, context: AssessContext): string {
  if (days === null) return 'none';
  const owner = due === 1 ? 'it' : 'them';
  const what =
    due === 0 ? 'nothing is due' : `${formatCount(due, 'record', context)} with what belongs to ${owner}`;
  return nextDeletion === null ? what : `${clockOrDay(nextDeletion, context.now, context)}: ${what}`;
}

function Persistence({
  isPersistent,
  actions,
  onChanged,
}: Pick<Props, 'actions' | 'onChanged'> & { isPersistent: boolean | null }) {
  const { state, run, isBusy } = useWork();
  if (isPersistent)
    return (
      <p class="hint">
        The browser has promised to keep this data when the disk is short of room. Clearing browsing data, or
        removing Leadlight, still deletes it.
      </p>
    );
  const ask = async (): Promise<void> => {
    const isAsked = await run('Asking the browser…', async () =>
      (await actions.persist())
        ? 'The browser will keep it.'
        : { text: 'The browser did not agree. A backup is the safe way.', isWarning: true },
    );
    if (isAsked) onChanged();
  };
  return (
    <>
      <p class="hint">
        The browser has not promised to keep this data: it may delete it when the disk is short of room.
        Chromium decides by itself and asks nobody; Firefox shows a question above this page.
      </p>
      <WorkButton isBusy={isBusy} onPress={() => void ask()}>
        Ask the browser to keep it
      </WorkButton>
      <WorkLine state={state} />
    </>
  );
}

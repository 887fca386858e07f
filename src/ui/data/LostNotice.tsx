import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import type { LostData } from '../../store/damage/emptied';
import { WorkButton } from '../components/WorkButton';
import { clockOrDay } from '../components/when';
import type { DataActions } from './data-actions';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

/** Says that the browser has emptied the store, so that an empty list is no riddle. */
export function LostNotice({
  lost,
  actions,
  context,
  onDone,
}: {
  lost: LostData;
  actions: Pick<DataActions, 'acknowledgeLost'>;
  context: AssessContext;
  onDone(): void;
}) {
  const { state, run, isBusy } = useWork();
  const understood = async (): Promise<void> => {
    if (await run('Noting…', () => actions.acknowledgeLost().then(() => null))) onDone();
  };
  return (
    <div class="card data-lost" role="alert">
      <h2>The browser has removed Leadlight’s data</h2>
      <p>
        {lostWords(lost, context)} were stored when it was last written (
        {clockOrDay(lost.at, context.now, context)}
        ), and they are gone. Browsers do this when the disk is short of room, when browsing data is cleared,
        or when their files are damaged. Your CRM is not affected.
      </p>
      <p>
        Restore a backup below if you have one. Without one, open your records again, or sync them, and they
        fill up; what changed before, snoozes and dismissals do not come back. Packs that you chose yourself
        have to be followed again.
      </p>
      <WorkButton isBusy={isBusy} onPress={() => void understood()}>
        Understood
      </WorkButton>
      <WorkLine state={state} />
    </div>
  );
}

function lostWords({ records, subscriptions }: LostData, context: AssessContext): string {
  const count = (number: number, one: string): string =>
    `${formatNumber(number, context, 0)} ${one}${number === 1 ? '' : 's'}`;
  const parts = [
    ...(records > 0 ? [count(records, 'record')] : []),
    ...(subscriptions > 0 ? [count(subscriptions, 'followed pack')] : []),
  ];
  return parts.join(' and ');
}

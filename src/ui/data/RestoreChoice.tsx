import { useState } from 'preact/hooks';
import { formatCount } from '../../record/format';
import type { AssessContext } from '../../record/types';
import type { BackupContent } from '../../store/backup/read-backup';
import type { RestoreMode } from '../../store/backup/restore';
import { RadioChoices } from '../components/RadioChoices';
import { clockOrDay } from '../components/when';
import { countWords } from './amounts';
import { Confirm } from './Confirm';

const MODES: readonly (readonly [RestoreMode, string, string])[] = [
  [
    'merge',
    'Add what is missing here',
    'Of a record that is in both, the newer reading stays; of snoozes, dismissals, views and drafts what is here. Rule packs and settings stay as they are.',
  ],
  [
    'replace',
    'Replace everything here',
    'Records, changes, snoozes, views, drafts and packs are then those of the backup. Connections, webhooks, digests and keys that sign packs stay.',
  ],
];

/** What a backup holds, and the choice of what becomes of what is here. */
export function RestoreChoice({
  content: { head, counts, unfit, dataFrom, dataTo },
  context,
  onRestore,
}: {
  content: BackupContent;
  context: AssessContext;
  onRestore(mode: RestoreMode): void;
}) {
  const [mode, setMode] = useState<RestoreMode>('merge');
  const day = (at: number): string => clockOrDay(at, context.now, context);
  return (
    <>
      <div class="banner ground-ok" role="status" tabIndex={-1}>
        <ul>
          <li>
            Whole and undamaged. Made {day(Date.parse(head.created))} by Leadlight {head.app}.
          </li>
          <li>It holds {countWords(counts, context)}.</li>
          {dataFrom !== null && dataTo !== null && (
            <li>
              Data as of {day(dataFrom)} to {day(dataTo)}.
            </li>
          )}
          {unfit > 0 && (
            <li>{formatCount(unfit, 'row', context)} in it can’t be used and will be set aside.</li>
          )}
        </ul>
      </div>
      <RadioChoices
        legend="What becomes of what is here"
        name="restore"
        choices={MODES}
        value={mode}
        onChange={(chosen) => setMode(chosen)}
      />
      {mode === 'merge' ? (
        <button type="button" class="button primary" onClick={() => onRestore('merge')}>
          Restore
        </button>
      ) : (
        <Confirm
          label="Restore"
          question="All records, changes, snoozes, dismissals, views, drafts, followed packs and settings of this browser go and are replaced by those of the backup. An import can’t be undone any more."
          verb="Replace everything"
          isDisabled={false}
          onConfirm={() => onRestore('replace')}
        />
      )}
    </>
  );
}

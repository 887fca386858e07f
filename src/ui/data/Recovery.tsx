import { useState } from 'preact/hooks';
import type { FormatContext } from '../../record/format';
import { type StoreTrouble, storeTrouble } from '../../store/damage/store-trouble';
import { WorkButton } from '../components/WorkButton';
import { Confirm } from './Confirm';
import type { RecoveryActions } from './data-actions';
import { savedWords } from './saved-words';
import { plainMessage, useWork } from './use-work';
import { WorkLine } from './WorkLine';

interface Explanation {
  title: string;
  happened: string;
  safe: string;
  next: string;
}

const EXPLANATIONS: Record<StoreTrouble, Explanation> = {
  newer: {
    title: 'A newer Leadlight has been used in this browser',
    happened:
      'It stored its data in a form that this version does not know. This happens when an older version is installed over a newer one.',
    safe: 'Nothing was changed, and nothing will be: this version neither reads nor writes these data. Your CRM is not affected.',
    next: 'Update Leadlight, then reload this page. If you have to stay with this version, save a backup for later and start afresh.',
  },
  full: {
    title: 'The browser has no room left for Leadlight',
    happened:
      'The disk is full, or the browser’s share for this data is used up. What would be stored now, such as a visit or a snooze, is not kept.',
    safe: 'What was stored before is still there. Your CRM is not affected.',
    next: 'Free some room on the disk, then reload this page. A backup can be saved to another disk first.',
  },
  blocked: {
    title: 'The browser does not let Leadlight store anything',
    happened: 'Its settings, or a private window, keep this page from its own data.',
    safe: 'Nothing was changed. Your CRM is not affected.',
    next: 'Allow Leadlight to store data in the browser’s settings, or open a normal window, then reload this page.',
  },
  late: {
    title: 'Leadlight’s data does not open yet',
    happened:
      'Most often another page or window of this browser still has it open as an earlier version left it: after an update the data has to be brought up to date. A very slow disk does the same.',
    safe: 'Nothing was changed. Your CRM is not affected.',
    next: 'Close or reload other tabs and windows with Leadlight or your CRM. This page goes on by itself as soon as the data opens; if it does not, restart the browser.',
  },
  unreadable: {
    title: 'Leadlight’s data can’t be read',
    happened: 'The browser could not open what is stored, or it is damaged.',
    safe: 'Nothing was changed. Your CRM is not affected.',
    next: 'Reload this page; if that does not help, restart the browser. If it stays so, save what can be read and start afresh; then restore a backup.',
  },
};

const DELETED =
  'Everything that Leadlight stores in this browser is deleted: records, changes, snoozes, dismissals, views and followed packs. Connections stay.';

/**
 * What is shown instead of anything that needs the store while that does not work: what happened, what is
 * safe, what to do. Never a blank page (reliability.md).
 */
export function Recovery({
  error,
  actions,
  context,
}: {
  error: unknown;
  actions: RecoveryActions;
  context: Pick<FormatContext, 'locale'>;
}) {
  const { state, run, cancel, isBusy, card } = useWork();
  /** What of the records the file that was saved here is without. */
  const [gap, setGap] = useState<string | null>(null);
  const { title, happened, safe, next } = EXPLANATIONS[storeTrouble(error)];
  const save = (): Promise<boolean> =>
    run('Saving what can be read…', async (work) => {
      const { text, isWarning, gap: missed } = savedWords(await actions.save(work), context);
      setGap(missed);
      return isWarning ? { text, isWarning } : text;
    });
  const startAfresh = async (): Promise<void> => {
    if (await run('Deleting…', () => actions.startAfresh().then(() => null))) actions.reload();
  };
  return (
    <div ref={card} class="card data-recovery">
      <div role="alert">
        <h2 tabIndex={-1}>{title}</h2>
        <p>{happened}</p>
        <p class="strong">{safe}</p>
        <p>{next}</p>
      </div>
      <details>
        <summary>What the browser said</summary>
        <p class="hint">{plainMessage(error)}</p>
      </details>
      <div class="data-buttons">
        <WorkButton look="button primary" isBusy={isBusy} onPress={actions.reload}>
          Reload
        </WorkButton>
        <WorkButton isBusy={isBusy} onPress={() => void save()}>
          Save a backup
        </WorkButton>
        <Confirm
          label="Start afresh"
          question={gap === null ? `${DELETED} Save a backup first.` : `${gap} ${DELETED}`}
          verb="Delete and start afresh"
          word="delete"
          isDisabled={isBusy}
          onConfirm={() => void startAfresh()}
        />
      </div>
      <WorkLine state={state} onCancel={cancel} />
    </div>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { AssessContext } from '../../record/types';
import { BackupError } from '../../store/backup/failure';
import type { BackupContent } from '../../store/backup/read-backup';
import type { RestoreMode, RestoreReport } from '../../store/backup/restore';
import { useId } from '../components/use-id';
import { WorkButton } from '../components/WorkButton';
import { countWords } from './amounts';
import type { DataActions } from './data-actions';
import { RestoreChoice } from './RestoreChoice';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

interface Checked {
  file: File;
  passphrase: string | null;
  content: BackupContent;
}

function restoredWords(
  { restored, setAside, withoutAddress }: RestoreReport,
  context: AssessContext,
): string | { text: string; isWarning: true } {
  const lines = [
    `Restored: ${countWords(restored, context)}.`,
    setAside > 0 ? `Rows that could not be used are set aside: ${setAside}.` : '',
    withoutAddress > 0
      ? `Followed packs whose address has to be given again: ${withoutAddress}. See “Rule packs” in the options.`
      : '',
  ];
  const text = lines.filter(Boolean).join(' ');
  return setAside + withoutAddress > 0 ? { text, isWarning: true } : text;
}

const stop = (event: Event): void => event.preventDefault();

/** Reads a backup through first, says what is in it, and restores it when that is wanted. */
export function RestoreForm({
  actions,
  context,
  isFirst,
  onRestored,
}: {
  actions: DataActions;
  context: AssessContext;
  /** Whether it is what the page was opened for: it has the focus then. */
  isFirst: boolean;
  onRestored(): void;
}) {
  const [file, setFile] = useState<File | null>(null);
  const [isSealed, setSealed] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isRestored, setRestored] = useState(false);
  const { state, run, cancel, isBusy, card } = useWork();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);

  async function check(chosen: File, words: string | null): Promise<void> {
    setChecked(null);
    const read: { content: BackupContent | null } = { content: null };
    const isRead = await run('Reading the backup through…', async (work) => {
      read.content = await actions.verify(chosen, words, work).catch((error: unknown) => {
        if (error instanceof BackupError && error.fault === 'passphrase-needed' && !work.signal.aborted)
          return null;
        throw error;
      });
      return null;
    });
    if (!isRead) return;
    if (read.content) setChecked({ file: chosen, passphrase: words, content: read.content });
    else setSealed(true);
  }

  async function restore({ file: chosen, passphrase: words }: Checked, mode: RestoreMode): Promise<void> {
    const isDone = await run('Restoring…', async (work) => {
      return restoredWords(await actions.restore(chosen, words, mode, work), context);
    });
    if (!isDone) return;
    setChecked(null);
    setSealed(false);
    setPassphrase('');
    setRestored(true);
    onRestored();
  }

  return (
    <section ref={card} class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        Restore
      </h2>
      <p>The file is read through first; nothing is changed until you say so. Use only backups you made.</p>
      <div class="labelled">
        <label class="strong" for={id}>
          Backup file
        </label>
        <input
          ref={field}
          id={id}
          type="file"
          accept=".gz,.sealed"
          aria-disabled={isBusy}
          onClick={isBusy ? stop : undefined}
          onDrop={isBusy ? stop : undefined}
          onChange={({ currentTarget: { files } }) => {
            const chosen = files?.[0] ?? null;
            setFile(chosen);
            setSealed(false);
            setPassphrase('');
            setRestored(false);
            if (chosen) void check(chosen, null);
          }}
        />
      </div>
      {isSealed && !checked && (
        <form
          class="data-passphrase"
          onSubmit={(event) => {
            event.preventDefault();
            if (file) void check(file, passphrase);
          }}
        >
          <div class="labelled">
            <label class="strong" for={`${id}-words`}>
              Passphrase of this backup
            </label>
            <input
              id={`${id}-words`}
              class="field"
              type="password"
              autocomplete="current-password"
              required
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          </div>
          <WorkButton isBusy={isBusy}>Open</WorkButton>
        </form>
      )}
      {checked && !isBusy && (
        <RestoreChoice
          content={checked.content}
          context={context}
          onRestore={(mode) => void restore(checked, mode)}
        />
      )}
      <WorkLine state={state} onCancel={cancel} />
      {isRestored && (
        <button type="button" class="button" onClick={actions.reload}>
          Show what was restored
        </button>
      )}
    </section>
  );
}

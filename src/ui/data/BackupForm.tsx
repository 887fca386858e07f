import { useState } from 'preact/hooks';
import { formatCount } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { WorkButton } from '../components/WorkButton';
import { countWords, formatBytes } from './amounts';
import type { DataActions } from './data-actions';
import { type NewPassphrase, PassphraseFields, passphraseProblem } from './PassphraseFields';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

const NOTHING: NewPassphrase = { first: '', again: '' };

/** Saves everything as one file, encrypted if wanted. */
export function BackupForm({ actions, context }: { actions: DataActions; context: AssessContext }) {
  const [isEncrypted, setEncrypted] = useState(false);
  const [passphrase, setPassphrase] = useState(NOTHING);
  const [isTried, setTried] = useState(false);
  const { state, run, cancel, isBusy, card } = useWork();
  const problem = isEncrypted ? passphraseProblem(passphrase) : null;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (problem !== null) return;
    const isSaved = await run('Writing the backup…', async (work) => {
      const { counts, leftOut, bytes } = await actions.backUp(isEncrypted ? passphrase.first : null, work);
      const text = `Saved in your downloads: ${countWords(counts, context)}, ${formatBytes(bytes, context)}.`;
      const lost = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
      if (lost === 0) return text;
      return {
        text: `${text} Not in it, because they can’t be read: ${formatCount(lost, 'row', context)}.`,
        isWarning: true,
      };
    });
    if (!isSaved) return;
    setPassphrase(NOTHING);
    setTried(false);
  }

  return (
    <form ref={card} class="card" aria-labelledby="data-backup" onSubmit={(event) => void submit(event)}>
      <h2 id="data-backup" tabIndex={-1}>
        Back up
      </h2>
      <p>
        One file with everything that is stored here: records, their changes, snoozes, dismissals, views,
        spend and rule packs. Tokens and connections are never in it. A checksum shows if it was damaged.
      </p>
      <label class="data-choice">
        <input
          type="checkbox"
          checked={isEncrypted}
          onChange={(event) => setEncrypted(event.currentTarget.checked)}
        />
        <span>
          Encrypt it with a passphrase
          <span class="hint">
            Without, whoever has the file can read your CRM’s data in it, and addresses of packs are saved
            only up to a “?”: what follows may be a secret, and is asked for again after a restore.
          </span>
        </span>
      </label>
      {isEncrypted && (
        <PassphraseFields value={passphrase} problem={isTried ? problem : null} onChange={setPassphrase} />
      )}
      <WorkButton look="button primary" isBusy={isBusy}>
        Back up
      </WorkButton>
      <WorkLine state={state} onCancel={cancel} />
    </form>
  );
}

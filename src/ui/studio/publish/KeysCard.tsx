import { useState } from 'preact/hooks';
import { importKey, makeBoundKey, makeKeyWithFile } from '../../../publishing/make-key';
import { formatDay } from '../../../record/format';
import { textBytes } from '../../../signing/bytes';
import type { SigningKey } from '../../../signing/keys';
import type { StoredSigningKey } from '../../../store/signing-keys';
import { Dialog } from '../../components/Dialog';
import { fingerprintText } from '../../packs/pack-words';
import type { PublishDeps } from './publish-deps';
import { problemClass, useTask } from './use-task';

interface Props {
  deps: PublishDeps;
  keys: readonly StoredSigningKey[];
  chosen: string | null;
  onChoose(keyId: string): void;
  onChanged(): Promise<void>;
}

/** The keys of this browser: the private half of each can be used here, and read by nobody. */
export function KeysCard({ deps, keys, chosen, onChoose, onChanged }: Props) {
  const [leaving, setLeaving] = useState<StoredSigningKey | null>(null);
  return (
    <section class="publish-card" aria-labelledby="keys-title">
      <h2 id="keys-title">1. Key</h2>
      {keys.length === 0 && (
        <p>
          Browsers take only what your key has signed. Make one, or import the key file that the terminal
          wrote.
        </p>
      )}
      <ul class="publish-keys">
        {keys.map((key) => (
          <li key={key.keyId}>
            <label>
              <input
                type="radio"
                name="signing-key"
                checked={chosen === key.keyId}
                onChange={() => onChoose(key.keyId)}
              />
              <span>
                <strong>{key.name}</strong>{' '}
                <span class="hint">since {formatDay(key.madeAt, deps.context)}</span>
                <code class="publish-fingerprint">{fingerprintText(key.keyId)}</code>
              </span>
            </label>
            <button
              type="button"
              class="button quiet"
              aria-label={`Delete ${key.name}`}
              onClick={() => setLeaving(key)}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
      <NewKey deps={deps} isFirst={keys.length === 0} onChoose={onChoose} onChanged={onChanged} />
      {leaving && (
        <Dialog
          title={`Delete ${leaving.name}?`}
          verb="Delete the key"
          onClose={() => setLeaving(null)}
          onSubmit={() => {
            setLeaving(null);
            void deps.keys.forget(leaving.keyId).then(onChanged);
          }}
        >
          <p>
            Without its key file nobody can sign with it again, and browsers that trust it take no other key’s
            versions. Sign one with a next key first, or keep the key file.
          </p>
        </Dialog>
      )}
    </section>
  );
}

type NewKeyProps = Pick<Props, 'deps' | 'onChoose' | 'onChanged'> & { isFirst: boolean };

function NewKey({ deps, isFirst, onChoose, onChanged }: NewKeyProps) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const task = useTask();

  const keep = async (key: SigningKey, fallback: string): Promise<void> => {
    await deps.keys.keep({ ...key, name: name.trim() || fallback, madeAt: deps.now() });
    setPassphrase('');
    setName('');
    await onChanged();
    onChoose(key.keyId);
  };
  const make = () =>
    task.run(async () => {
      if (!passphrase) return keep(await makeBoundKey(deps.subtle), 'Key of this browser');
      const { key, file } = await makeKeyWithFile(deps.subtle, passphrase, deps.random);
      deps.save(`leadlight-key-${key.keyId.slice(0, 8)}.json`, textBytes(file));
      return keep(key, 'Key with a file');
    });
  const take = (input: HTMLInputElement) =>
    task.run(async () => {
      const [file] = input.files ?? [];
      if (file && file.size < 100_000)
        await keep(await importKey(deps.subtle, await file.text(), passphrase), 'Imported key');
      input.value = '';
    });

  return (
    <details open={isFirst}>
      <summary>Make or import a key</summary>
      <div class="publish-form" aria-busy={task.isBusy}>
        <label for="key-name">Name</label>
        <input
          id="key-name"
          class="field"
          maxLength={60}
          placeholder="RevOps"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="key-passphrase">Passphrase of a key file</label>
        <input
          id="key-passphrase"
          class="field"
          type="password"
          autocomplete="new-password"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        <p class="hint">
          With a passphrase a key file is saved as well, encrypted, in the terminal’s format. Without one the
          key exists in this browser only: it is in no backup, and gone with the browser’s profile.
        </p>
        <div class="publish-buttons">
          <button type="button" class="button" disabled={task.isBusy} onClick={() => void make()}>
            {passphrase ? 'Make a key and save its file' : 'Make a key in this browser'}
          </button>
          <label class="button publish-file">
            Import a key file
            <input
              type="file"
              class="heard"
              accept=".json"
              disabled={task.isBusy}
              onChange={(event) => void take(event.currentTarget)}
            />
          </label>
        </div>
        {task.problem !== null && (
          <p role="alert" class={problemClass}>
            {task.problem}
          </p>
        )}
      </div>
    </details>
  );
}

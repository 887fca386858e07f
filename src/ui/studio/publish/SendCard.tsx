import { useState } from 'preact/hooks';
import { publicAddress, putVersion } from '../../../publishing/put-files';
import { readBack } from '../../../publishing/read-back';
import type { OutFile, SignedVersion } from '../../../publishing/sign-version';
import { zipOf } from '../../../publishing/zip';
import { HandOut } from './HandOut';
import { PutForm } from './PutForm';
import type { PublishDeps } from './publish-deps';
import { problemClass, useTask } from './use-task';

interface Props {
  deps: PublishDeps;
  version: SignedVersion;
  /** The signed files, the public key and the documents. */
  files: readonly OutFile[];
  /** Told where it went, and whether it was found there as browsers look. */
  onSent(to: string, isVerified: boolean): Promise<void>;
}

/** A signed version, to be put where browsers fetch it. */
export function SendCard({ deps, version, files, onSent }: Props) {
  const { manifest } = version;
  const [address, setAddress] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const task = useTask();
  const send = (work: () => Promise<string>) => task.run(async () => setDone(await work()));

  const zip = () =>
    send(async () => {
      deps.save(`${manifest.packId}-${manifest.version}.zip`, zipOf(files));
      await onSent('files', false);
      return 'Saved. Unpack it where your server gives out files, and leave out public-key.txt.';
    });
  const folder = deps.saveToFolder;
  const toFolder = (write: NonNullable<typeof folder>) =>
    send(async () => {
      await write(files);
      await onSent('folder', false);
      return 'Written, the pack before its manifest.';
    });
  const check = () => send(() => checked(address));
  async function checked(url: string): Promise<string> {
    const found = await readBack(version, url, { ...deps, now: deps.now() });
    if (!found.ok) throw new Error(`Not as browsers need it (${found.code}). ${found.reason}`);
    await onSent(new URL(url).host, true);
    return `Found at ${new URL(url).host} and verified as a browser does. Browsers take it within about an hour.`;
  }

  return (
    <section class="publish-card" aria-labelledby="send-title" aria-busy={task.isBusy}>
      <h2 id="send-title">
        4. Publish {manifest.packId} {manifest.version}
      </h2>
      <p>Signed and checked on this device. It becomes public when you put it somewhere.</p>
      <div class="publish-buttons">
        {folder && (
          <button type="button" class="button" disabled={task.isBusy} onClick={() => void toFolder(folder)}>
            Save to a folder
          </button>
        )}
        <button type="button" class="button" disabled={task.isBusy} onClick={() => void zip()}>
          Download as one zip file
        </button>
      </div>
      <PutForm
        version={version}
        isBusy={task.isBusy}
        onPut={(target) =>
          void send(async () => {
            if (!(await deps.requestHost(target.packUrl)))
              throw new Error('The browser was not allowed to reach that host. Nothing was published.');
            await putVersion(deps.fetch, version, target);
            const url = publicAddress(target);
            setAddress(url);
            return checked(url);
          })
        }
      />
      <HandOut version={version} address={address} onAddress={setAddress} />
      <button
        type="button"
        class="button"
        disabled={task.isBusy || !address.startsWith('https://')}
        onClick={() => void check()}
      >
        Check that address as a browser does
      </button>
      {done !== null && task.problem === null && (
        <p role="status" class="tone-ok">
          {done}
        </p>
      )}
      {task.problem !== null && (
        <p role="alert" class={problemClass}>
          {task.problem}
        </p>
      )}
    </section>
  );
}

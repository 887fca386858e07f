import { useState } from 'preact/hooks';
import { type PutTarget, readTarget } from '../../../publishing/put-files';
import type { SignedVersion } from '../../../publishing/sign-version';
import { MANIFEST_FILE } from '../../../signing/manifest';
import { problemClass } from './use-task';

/** Where two files go by HTTP PUT, and with which headers; what is typed stays in this form. */
export function PutForm({
  version,
  isBusy,
  onPut,
}: {
  version: SignedVersion;
  isBusy: boolean;
  onPut(target: PutTarget): void;
}) {
  const [to, setTo] = useState('');
  const [manifestTo, setManifestTo] = useState('');
  const [headers, setHeaders] = useState(['']);
  const [problem, setProblem] = useState<string | null>(null);
  const put = (): void => {
    const names = { pack: version.pack.name, manifest: MANIFEST_FILE };
    const read = readTarget({ to, manifestTo, headers: headers.join('\n') }, names);
    setProblem(read.ok ? null : read.problem);
    if (read.ok) onPut(read.target);
  };
  return (
    <details>
      <summary>Put it on a server (HTTP PUT)</summary>
      <form
        class="publish-form"
        onSubmit={(event) => {
          event.preventDefault();
          put();
        }}
      >
        <label for="put-to">Address of the folder, or of the pack file</label>
        <input
          id="put-to"
          class="field"
          type="url"
          required
          value={to}
          onInput={(e) => setTo(e.currentTarget.value)}
        />
        <label for="put-manifest">Address of the manifest, if each file has its own</label>
        <input
          id="put-manifest"
          class="field"
          type="url"
          value={manifestTo}
          onInput={(e) => setManifestTo(e.currentTarget.value)}
        />
        <p class="hint">
          Two presigned addresses take one file each: the pack is {version.pack.name}, the manifest{' '}
          {MANIFEST_FILE}. One address of a folder takes both.
        </p>
        {headers.map((line, index) => (
          <label key={index}>
            Header {index + 1}, such as Authorization: Bearer …
            <input
              class="field"
              type="password"
              autocomplete="off"
              value={line}
              onInput={(e) =>
                setHeaders(headers.map((old, at) => (at === index ? e.currentTarget.value : old)))
              }
            />
          </label>
        ))}
        <p class="hint">Headers are sent with these two requests, and kept nowhere.</p>
        <div class="publish-buttons">
          <button type="submit" class="button primary" disabled={isBusy}>
            Publish there and check
          </button>
          <button type="button" class="button quiet" onClick={() => setHeaders([...headers, ''])}>
            Another header
          </button>
        </div>
        {problem !== null && (
          <p role="alert" class={problemClass}>
            {problem}
          </p>
        )}
      </form>
    </details>
  );
}

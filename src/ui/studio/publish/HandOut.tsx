import type { SignedVersion } from '../../../publishing/sign-version';
import { subscriptionText } from '../../../record/subscription-text';
import { fingerprintText } from '../../packs/pack-words';
import { repsSee } from './reps-see';

/** The line that makes a browser follow the pack, the fingerprint beside it, and what comes of the version. */
export function HandOut({
  version: { manifest, publicKey },
  address,
  onAddress,
}: {
  version: SignedVersion;
  address: string;
  onAddress(address: string): void;
}) {
  const groups: (string | null)[] = manifest.audience?.groups ?? [null];
  return (
    <div class="publish-form">
      <label for="public-address">Address of the manifest that browsers fetch</label>
      <input
        id="public-address"
        class="field"
        type="url"
        placeholder="https://packs.example/team/manifest.json"
        value={address}
        onInput={(event) => onAddress(event.currentTarget.value)}
      />
      {address.startsWith('https://') && (
        <>
          <p class="strong">To hand out, {groups.length > 1 ? 'one line for each group' : 'once'}:</p>
          {groups.map((group) => (
            <code key={group ?? ''} class="publish-line">
              {subscriptionText({ url: address, publicKey, group })}
            </code>
          ))}
          <p>
            And by another way the fingerprint, to compare:{' '}
            <code class="publish-fingerprint">{fingerprintText(manifest.keyId)}</code>
          </p>
        </>
      )}
      <p class="strong">What reps see</p>
      <ul class="publish-lines">
        {repsSee(manifest).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

import type { SubscriptionPreview } from '../../record/pack-subscription';
import { fingerprintText } from './pack-words';

interface Props {
  preview: SubscriptionPreview;
  isBusy: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks whether the key is the publisher's, and says why the browser will ask for a permission. */
export function ConfirmPack({
  preview: { host, keyId, group, version },
  isBusy,
  onConfirm,
  onCancel,
}: Props) {
  const what = version ? `${version.packId} ${version.version}, from files` : `A pack from ${host}`;
  return (
    <div class="pack-source">
      <p class="strong">
        {what}
        {group !== null && `, as group ${group}`}
      </p>
      <p>Only what this key has signed will be taken. Compare its fingerprint with the publisher’s:</p>
      <p class="pack-fingerprint">{fingerprintText(keyId)}</p>
      <p>If it differs, do not go on: somebody else would decide what Leadlight tells you.</p>
      {host !== null && (
        <p class="hint">
          The browser may ask whether Leadlight may read from {host}. It fetches the pack from there about
          once an hour, without cookies, and sends nothing of your records.
        </p>
      )}
      <div class="pack-buttons">
        <button type="button" class="button primary" disabled={isBusy} onClick={onConfirm}>
          The fingerprint is right, follow
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

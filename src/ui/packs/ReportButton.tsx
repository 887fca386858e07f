import { useState } from 'preact/hooks';
import { messageOf } from '../../record/no-room';
import { Icon } from '../components/Icon';
import { downloadText } from './download-text';

/** Writes "what I run" into a file for support: versions, rules and states, nothing of a record. */
export function ReportButton({ report }: { report(): Promise<string> }) {
  const [failure, setFailure] = useState<string | null>(null);
  const save = (): Promise<void> =>
    report().then(
      (text) => downloadText('leadlight-packs.json', text),
      (error: unknown) => setFailure(messageOf(error)),
    );
  return (
    <p class="pack-report">
      <button type="button" class="button" onClick={() => void save()}>
        <Icon name="download" />
        Save what I run, for support
      </button>
      <span class="hint">
        Versions, rules and the state of each pack. No addresses beyond their host, nothing of your records.
      </span>
      {failure !== null && <span role="alert">{failure}</span>}
    </p>
  );
}

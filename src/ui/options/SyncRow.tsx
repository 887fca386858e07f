import { useState } from 'preact/hooks';
import type { FormatContext } from '../../record/format';
import type { SyncState } from '../../record/sync';
import type { EpochMs } from '../../record/types';
import { Icon } from '../components/Icon';
import type { SyncActions } from './sync-actions';
import { asOfText, progressShare, progressText, scopeText, syncNoun } from './sync-lines';

interface Props {
  state: SyncState;
  actions: Pick<SyncActions, 'pause' | 'readNow' | 'wipe'>;
  now: EpochMs;
  context: FormatContext;
  onChange(): void;
}

/** One object that is kept: how far it is, how old the data are, what is wrong, and how to end it. */
export function SyncRow({ state, actions, now, context, onChange }: Props) {
  const [isAsked, ask] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const { id, crm, status, problem } = state;
  const name = syncNoun(state);
  const share = progressShare(state);
  const isWaiting = state.nextTry !== null && state.nextTry > now;
  const again = state.cursor ? 'Go on now' : 'Read changes now';

  function act(work: Promise<unknown>, text: string | null = null): void {
    ask(false);
    setFailed(null);
    setBusy(text);
    work
      .then(onChange, (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(null));
  }

  return (
    <li class="sync">
      <p>
        <span class="strong">{name}</span> · {scopeText(state, crm)}
      </p>
      {share !== null && <progress class="sync-bar" aria-label={`${name}: read`} max={1} value={share} />}
      <p role="status">{busy ?? progressText(state, now, context)}</p>
      <p class="hint">{asOfText(state, context)}</p>
      {problem !== null && (
        <p class="banner ground-warning">
          <span class="tone-warning">
            <Icon name="warning" label="Problem" />
          </span>
          <span>{problem.text}</span>
        </p>
      )}
      {failed !== null && <p role="alert">{failed}</p>}
      <div class="connection-actions">
        {status === 'running' && !isWaiting ? (
          <button
            type="button"
            class="button compact"
            aria-label={`Pause: ${name}`}
            onClick={() => act(actions.pause(id))}
          >
            Pause
          </button>
        ) : (
          <button
            type="button"
            class="button compact"
            aria-label={`${again}: ${name}`}
            onClick={() => act(actions.readNow(id))}
          >
            {again}
          </button>
        )}
        {isAsked ? (
          <>
            <button
              type="button"
              class="button compact"
              aria-label={`Delete from this device: ${name}`}
              onClick={() => act(actions.wipe(id), 'Deleting…')}
            >
              Delete from this device
            </button>
            <button type="button" class="button compact quiet" onClick={() => ask(false)}>
              Keep
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button compact"
            aria-label={`Stop and wipe: ${name}`}
            onClick={() => ask(true)}
          >
            Stop and wipe…
          </button>
        )}
      </div>
      {isAsked && (
        <p class="hint" role="status">
          What only this reading brought here is deleted. Records that you opened stay; nothing changes in the
          CRM.
        </p>
      )}
    </li>
  );
}

import { useState } from 'preact/hooks';
import type { PollView } from '../../contracts/poll-service';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { Icon } from '../components/Icon';
import type { PollActions } from './poll-actions';
import { pollText, shareText, skewText } from './poll-lines';
import { scopeText } from './sync-lines';

interface Props {
  poll: PollView;
  actions: Pick<PollActions, 'askNow' | 'stop'>;
  now: EpochMs;
  context: FormatContext;
  onChange(): void;
}

/** A watch that is on: when it asks and why then, what is wrong, and how to end it. */
export function PollRow({ poll, actions, now, context, onChange }: Props) {
  const [isEnding, end] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { id, crm, org, problem } = poll;
  const skew = skewText(poll);

  function act(work: Promise<unknown>): void {
    end(false);
    setFailed(null);
    work.then(onChange, (error: unknown) =>
      setFailed(error instanceof Error ? error.message : String(error)),
    );
  }

  return (
    <div class="sync">
      <p>
        <span class="strong">On</span> · {scopeText(poll, crm)}
      </p>
      <p role="status">{pollText(poll, now, context)}</p>
      <p class="hint">{shareText(poll, context)}</p>
      {[problem?.text, skew].map(
        (text) =>
          text && (
            <p key={text} class="banner ground-warning">
              <span class="tone-warning">
                <Icon name="warning" label="Problem" />
              </span>
              <span>{text}</span>
            </p>
          ),
      )}
      {failed !== null && <p role="alert">{failed}</p>}
      <div class="connection-actions">
        <button
          type="button"
          class="button compact"
          aria-label={`Ask now: ${org}`}
          onClick={() => act(actions.askNow(id))}
        >
          Ask now
        </button>
        {isEnding ? (
          <>
            <button type="button" class="button compact" onClick={() => act(actions.stop(id, false))}>
              Stop, keep the leads
            </button>
            <button type="button" class="button compact" onClick={() => act(actions.stop(id, true))}>
              Stop and delete them
            </button>
            <button type="button" class="button compact quiet" onClick={() => end(false)}>
              Go on watching
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button compact"
            aria-label={`Stop watching: ${org}`}
            onClick={() => end(true)}
          >
            Stop watching…
          </button>
        )}
      </div>
      {isEnding && (
        <p class="hint" role="status">
          Leads that you opened stay in any case, and so do those that bulk sync keeps. Nothing changes in the
          CRM.
        </p>
      )}
    </div>
  );
}

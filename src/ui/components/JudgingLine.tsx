import { useEffect, useState } from 'preact/hooks';
import { type FormatContext, formatCount, formatNumber } from '../../record/format';
import type { JudgingState } from '../../record/judging';
import type { JudgingActions } from './judging-actions';

interface Props {
  actions: JudgingActions;
  context: FormatContext;
}

/** While the list is judged anew, or when that waits: what is shown then is older. Nothing while all is current. */
export function JudgingLine({ actions, context }: Props) {
  const [state, setState] = useState<JudgingState | null>(null);
  useEffect(() => {
    const end = new AbortController();
    actions.watch(setState, end.signal);
    return () => end.abort();
  }, [actions]);
  if (state === null || state.status === 'resting') return null;
  const { status, done, total, by } = state;
  const number = (count: number) => formatNumber(count, context, 0);
  // No live region: a count that rises twice a second would be read out without end.
  if (status === 'running')
    return (
      <div class="judging">
        <progress max={Math.max(total, 1)} value={done} aria-label="Records judged" />
        <span class="small-text">
          {total === 0
            ? `Judging records by ${by}`
            : `Judging ${number(done)} of ${number(total)} records by ${by}. Until then lists show what was judged before.`}
        </span>
        <Button label="Pause" onClick={actions.pause} />
      </div>
    );
  return (
    <div class="judging" role="status">
      <span class="small-text">
        {leftText(state, context)} {WAITS[status]}
        {state.problem && ` ${state.problem}`}
      </span>
      {status !== 'waiting' && <Button label="Judge now" onClick={actions.goOn} />}
    </div>
  );
}

const WAITS: Record<'waiting' | 'paused' | 'failed', string> = {
  waiting: 'They are judged when the sync rests.',
  paused: 'Their warnings and scores are those of the last time.',
  failed: 'Their warnings and scores are those of the last time.',
};

/** How many there are is not known before a run has counted. */
function leftText({ done, total, by }: JudgingState, context: FormatContext): string {
  const left = total - done;
  return left > 0
    ? `${formatCount(left, 'record', context)} not judged by ${by} yet.`
    : `Records wait to be judged by ${by}.`;
}

function Button({ label, onClick }: { label: string; onClick(): Promise<void> }) {
  return (
    <button type="button" class="button compact" onClick={() => void onClick().catch(() => {})}>
      {label}
    </button>
  );
}

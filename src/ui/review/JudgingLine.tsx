import { formatNumber, plural } from '../../record/format';
import type { AssessContext } from '../../record/types';
import type { JudgingState } from './judging';

/** Below the header while the list is judged anew, or when that was stopped: what is shown then is older. */
export function JudgingLine({ state, context }: { state: JudgingState; context: AssessContext }) {
  const number = (count: number) => formatNumber(count, context, 0);
  if (state.kind === 'running')
    return (
      <div class="judging" role="status">
        <progress max={state.total} value={state.done} aria-label="Records judged" />
        <span class="small-text">
          Judging by the rules in force: {number(state.done)} of {number(state.total)}
        </span>
        <button type="button" class="button compact" onClick={state.stop}>
          Stop
        </button>
      </div>
    );
  return (
    <div class="judging" role="status">
      <span class="small-text">
        {plural(state.left, 'record')} not judged anew: warnings and scores are those of the last time.
        {state.problem && ` ${state.problem}`}
      </span>
      <button type="button" class="button compact" onClick={state.again}>
        Judge now
      </button>
    </div>
  );
}

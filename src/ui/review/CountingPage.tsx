import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';

/** What stands in place of a view while it is counted, or when that failed. */
export function CountingPage({
  state,
  total,
  what,
  context,
  onAgain,
}: {
  state: { done: number; stop(): void } | { problem: string };
  total: number;
  /** "figures". */
  what: string;
  context: AssessContext;
  onAgain(): void;
}) {
  if ('problem' in state)
    return (
      <main class="review-empty">
        <h2>The {what} were not counted</h2>
        <p role="alert">{state.problem}</p>
        <p>
          <button type="button" class="button" onClick={onAgain}>
            Count again
          </button>
        </p>
      </main>
    );
  return (
    <main class="review-empty">
      <h2>Counting</h2>
      <p>
        <progress max={total} value={state.done} aria-label="Records read" />
      </p>
      <p class="measure">
        {formatNumber(state.done, context, 0)} of {formatNumber(total, context, 0)} records read
      </p>
      <button type="button" class="button" onClick={state.stop}>
        Stop
      </button>
    </main>
  );
}

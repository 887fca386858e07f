import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import type { BuildProgress } from '../../store/review-build';

/** Shown while the list is made from all stored records: the first time, after an update, after a large sync. */
export function Preparing({ progress, context }: { progress: BuildProgress; context: AssessContext }) {
  const number = (count: number) => formatNumber(count, context, 0);
  return (
    <main class="review-empty">
      <h1 class="strong">Preparing the list</h1>
      <p>
        <progress max={Math.max(1, progress.total)} value={progress.done} aria-label="Records read" />
      </p>
      <p class="measure" role="status">
        {number(progress.done)} of {number(progress.total)} records read. This is needed once; later visits
        open at once.
      </p>
    </main>
  );
}

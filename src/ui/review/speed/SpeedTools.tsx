import { localDate } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { PERIODS, type SpeedPeriod } from './speed-period';

/** Which leads are counted, whether reps are named, and the file. */
export function SpeedTools({
  period,
  isByRep,
  context,
  onPeriod,
  onByRep,
  onSave,
}: {
  period: SpeedPeriod;
  isByRep: boolean;
  context: AssessContext;
  onPeriod(period: SpeedPeriod): void;
  onByRep(isByRep: boolean): void;
  onSave(): void;
}) {
  const today = localDate(context.now, context) ?? '';
  const own = typeof period === 'string' ? null : period;
  return (
    <div class="speed-tools">
      <fieldset class="speed-periods" aria-label="Forms of">
        {PERIODS.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            class="button compact"
            aria-pressed={period === id}
            onClick={() => onPeriod(id)}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          class="button compact"
          aria-pressed={own !== null}
          onClick={() => onPeriod(own ?? { from: today, to: today })}
        >
          From … to …
        </button>
      </fieldset>
      {own && (
        <>
          <label class="small-text">
            From{' '}
            <input
              type="date"
              class="field"
              value={own.from}
              max={own.to}
              onChange={({ currentTarget }) => onPeriod({ ...own, from: currentTarget.value })}
            />
          </label>
          <label class="small-text">
            to{' '}
            <input
              type="date"
              class="field"
              value={own.to}
              min={own.from}
              max={today}
              onChange={({ currentTarget }) => onPeriod({ ...own, to: currentTarget.value })}
            />
          </label>
        </>
      )}
      <label class="small-text with-icon">
        <input
          type="checkbox"
          checked={isByRep}
          onChange={({ currentTarget }) => onByRep(currentTarget.checked)}
        />
        By rep, for me, this time
      </label>
      <button type="button" class="button compact" onClick={onSave}>
        Export CSV
      </button>
    </div>
  );
}

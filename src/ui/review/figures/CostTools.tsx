import type { AssessContext } from '../../../record/types';
import { useId } from '../../components/use-id';
import { monthLabel } from '../../spend/month-label';
import { recentMonths } from '../../spend/recent-months';
import { COST_PERIODS, type CostPeriod, costMonths, todayText } from './cost-period';

/** Months that can be chosen: three years and the running one. */
const CHOICES = 37;

/** Which whole months the figures of cost are of. */
export function CostTools({
  period,
  context,
  onPeriod,
}: {
  period: CostPeriod;
  context: AssessContext;
  onPeriod(period: CostPeriod): void;
}) {
  const id = useId();
  const own = typeof period === 'string' ? null : period;
  const months = recentMonths(todayText(context), CHOICES);
  const end = (name: 'from' | 'to', value: string): void => {
    const next = { ...(own ?? costMonths(period, context)), [name]: value };
    if (next.from <= next.to) onPeriod(next);
    else onPeriod({ from: value, to: value });
  };
  return (
    <div class="cost-tools">
      <span class="choice">
        <label for={id}>Costs of</label>
        <select
          id={id}
          value={typeof period === 'string' ? period : 'own'}
          onChange={({ currentTarget: { value } }) =>
            onPeriod(COST_PERIODS.find((one) => one.id === value)?.id ?? costMonths(period, context))
          }
        >
          {COST_PERIODS.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
          <option value="own">From … to …</option>
        </select>
      </span>
      {own &&
        (['from', 'to'] as const).map((name) => (
          <span key={name} class="choice">
            <select
              aria-label={name === 'from' ? 'First month' : 'Last month'}
              value={own[name]}
              onChange={({ currentTarget: { value } }) => end(name, value)}
            >
              {[...new Set([...months, own[name]])].map((month) => (
                <option key={month} value={month}>
                  {monthLabel(month, context)}
                </option>
              ))}
            </select>
          </span>
        ))}
    </div>
  );
}

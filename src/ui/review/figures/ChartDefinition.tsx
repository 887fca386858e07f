import type { Metric } from '../../../metrics';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { asOfDays } from './as-of-days';
import type { FiguresBehind } from './count-figures';

interface Defined {
  label: string;
  metric: Metric;
}

interface DefinitionProps {
  title: string;
  rows: readonly Defined[];
  asOf?: FiguresBehind['asOf'];
  context: AssessContext;
}

/** What the figures of a chart mean, what was left out of which, and when the records were read. */
export function ChartDefinition({ title, rows, asOf, context }: DefinitionProps) {
  const meanings = new Map(rows.map(({ label, metric }) => [metric.definition, label]));
  const gaps = rows.flatMap(({ label, metric }) => metric.excluded.map((gap) => ({ label, ...gap })));
  return (
    <details class="chart-table small-text">
      <summary>
        Definition<span class="heard"> of {title}</span>
      </summary>
      <ul>
        {[...meanings].map(([definition, label]) => (
          <li key={definition}>{meanings.size > 1 ? `${label}: ${definition}` : definition}</li>
        ))}
      </ul>
      {gaps.length > 0 && (
        <>
          <p>Left out:</p>
          <ul>
            {gaps.map(({ label, reason, count }) => (
              <li key={`${label} ${reason}`}>
                {label}: {formatNumber(count, context, 0)}, {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {asOf && <p>Records as of {asOfDays(asOf, context)}.</p>}
    </details>
  );
}

import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { AxisLines, AxisRow } from '../figures/AxisRow';
import { valueAxis } from '../figures/value-axis';
import type { ReviewAudit } from './review-audit';

interface Bar {
  label: string;
  count: number;
  isUnknown: boolean;
}

/** Leads and contacts by lifecycle stage: bars with their numbers, and the same as a table. */
export function LifecycleBars({ audit, context }: { audit: ReviewAudit; context: AssessContext }) {
  const section = audit.sections.find(({ id }) => id === 'lifecycle');
  if (!section || audit.audited === 0) return null;
  const bars: Bar[] = [
    ...section.rows.map((row) => ({ ...row, isUnknown: false })),
    { label: 'Not known', count: section.unknown, isUnknown: true },
  ];
  const axis = valueAxis(
    bars.map(({ count }) => count),
    3,
  );
  const number = (value: number) => formatNumber(value, context, 0);
  const share = (value: number) => `${formatNumber((value / audit.audited) * 100, context)}%`;
  return (
    <section class="chart hygiene-section" aria-label="Lifecycle distribution">
      <h3 class="strong">Lifecycle distribution</h3>
      <div class="bars" aria-hidden="true">
        {bars.map(({ label, count, isUnknown }) => (
          <div key={label} class="bar-row">
            <span class="cut" title={label}>
              {label}
            </span>
            <svg class="bar" height="20" role="presentation">
              <AxisLines axis={axis} height={20} />
              <rect
                class={isUnknown ? 'bar-gap' : 'bar-value'}
                x="0"
                y="5"
                height="10"
                width={`${axis.place(count)}%`}
              />
            </svg>
            <span class="measure strong">
              {number(count)} · {share(count)}
            </span>
          </div>
        ))}
        <AxisRow axis={axis} text={number} />
      </div>
      <details class="chart-table">
        <summary class="small-text">Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Lifecycle stage</th>
              <th scope="col" class="is-number">
                Leads and contacts
              </th>
              <th scope="col" class="is-number">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="is-number">{number(count)}</td>
                <td class="is-number">{share(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

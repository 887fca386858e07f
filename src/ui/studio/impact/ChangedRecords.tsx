import { useEffect, useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { ImpactReport } from '../../../contracts/studio-service';
import type { ImpactFilter } from '../../../impact/impact-filter';
import type { ImpactRow } from '../../../impact/impact-row';
import type { ScoreChange } from '../../../impact/pack-comparer';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { RecordLinks } from '../judged/RecordLinks';
import { useAsked } from '../judged/use-asked';
import { clockText } from './clock-text';
import { moneyText } from './money-text';

const PAGE = 50;

/** The records on which the packs differ, a page at a time. */
export function ChangedRecords({
  studio,
  filter,
  report,
  context,
}: {
  studio: StudioClient;
  filter: ImpactFilter;
  report: ImpactReport;
  context: AssessContext;
}) {
  const [from, setFrom] = useState(0);
  useEffect(() => setFrom(0), [filter, report]);
  const { answer: list, problem } = useAsked<{ rows: readonly ImpactRow[]; total: number }>(
    studio,
    (remote) => remote.impactRows(filter, from, PAGE),
    { first: { rows: [], total: 0 }, on: [filter, report, from] },
  );
  const number = (value: number): string => formatNumber(value, context, 0);
  const to = Math.min(list.total, from + PAGE);
  return (
    <section aria-label="Records">
      <h3 class="strong">Records judged otherwise: {number(list.total)}</h3>
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="judged-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Record</th>
              <th scope="col">Stage</th>
              <th scope="col">Owner</th>
              <th scope="col" class="is-number">
                Amount
              </th>
              <th scope="col">What changes</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <RecordLinks record={row} />
                </th>
                <td>{row.stage ?? (row.object === 'deal' ? 'unknown' : '')}</td>
                <td>{row.team ? `${row.owner} (${row.team})` : (row.owner ?? 'unknown')}</td>
                <td class="is-number">
                  {row.object !== 'deal'
                    ? ''
                    : row.amount === null
                      ? 'unknown'
                      : moneyText({ amount: row.amount, currency: row.currency }, context)}
                </td>
                <td>{changeText(row, report.titles, context)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.total > PAGE && (
        <p class="judged-chips">
          <button
            type="button"
            class="button compact"
            disabled={from === 0}
            onClick={() => setFrom(from - PAGE)}
          >
            Previous
          </button>
          <span role="status">
            {number(from + 1)} to {number(to)} of {number(list.total)}
          </span>
          <button
            type="button"
            class="button compact"
            disabled={to >= list.total}
            onClick={() => setFrom(from + PAGE)}
          >
            Next
          </button>
        </p>
      )}
    </section>
  );
}

function changeText(
  { gained, lost, score, clocks }: ImpactRow,
  titles: Readonly<Record<string, string>>,
  context: AssessContext,
): string {
  const titleOf = (id: string): string => titles[id] ?? id;
  return [
    ...gained.map((rule) => `+ ${titleOf(rule)}`),
    ...lost.map((rule) => `− ${titleOf(rule)}`),
    ...(score ? scoreText(score) : []),
    ...clocks.map((clock) => `${titleOf(clock.sla)}: ${clockText(clock, context)}`),
  ].join('; ');
}

function scoreText({ before, after, reachedBefore, reachesNow }: ScoreChange): string[] {
  const total = (value: number | null): string => (value === null ? 'none' : String(value));
  return [
    ...(before === after ? [] : [`score ${total(before)} → ${total(after)}`]),
    ...(reachesNow && !reachedBefore ? ['now reaches the threshold'] : []),
    ...(reachedBefore && !reachesNow ? ['reaches the threshold no longer'] : []),
  ];
}

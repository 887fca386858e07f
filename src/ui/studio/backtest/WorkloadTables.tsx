import type { BacktestReport } from '../../../impact/backtest-report';
import { type FormatContext, formatNumber } from '../../../record/format';
import type { RulePack } from '../../../rule-packs/schema';

const MOST_REPS = 20;

/** How many warnings a week the live rules would have shown, by rule and by rep. */
export function WorkloadTables({
  report: { perRule, workload, spread },
  pack,
  context,
}: {
  report: BacktestReport;
  pack: RulePack;
  context: FormatContext;
}) {
  const titleOf = (rule: string): string => pack.rules.find(({ id }) => id === rule)?.title ?? rule;
  const reps = workload.filter(({ warnings }) => warnings > 0);
  return (
    <section aria-label="Warnings per rep and week">
      <h3 class="strong">Warnings per rep and week</h3>
      <p class="judged-note">
        {spread.cases === 0
          ? 'Unknown: no case has both an owner and a date.'
          : `One judgement for each of ${formatNumber(spread.cases, context, 0)} cases, just before its outcome, over ${spread.weeks} weeks and ${spread.reps} reps. Rules that need what the history does not hold, such as other records, are not in it.`}
      </p>
      {spread.cases > 0 && perRule.length === 0 && <p class="tone-muted">No rule would have warned.</p>}
      <div class="judged-two">
        {perRule.length > 0 && (
          <Table
            head={['Rule', 'Warnings', 'Per rep and week']}
            rows={perRule.map(({ rule, warnings, perRepWeek }) => [titleOf(rule), warnings, perRepWeek])}
            context={context}
          />
        )}
        {reps.length > 0 && (
          <Table
            head={['Rep', 'Warnings', 'Per week', 'Busiest week']}
            rows={reps
              .slice(0, MOST_REPS)
              .map(({ rep, warnings, perWeek, busiestWeek }) => [rep, warnings, perWeek, busiestWeek])}
            context={context}
          />
        )}
      </div>
    </section>
  );
}

function Table({
  head,
  rows,
  context,
}: {
  head: readonly string[];
  rows: readonly (readonly [string, ...number[]])[];
  context: FormatContext;
}) {
  return (
    <div class="judged-scroll">
      <table>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" class={at > 0 ? 'is-number' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {numbers.map((value, at) => (
                <td key={head[at + 1]} class="is-number">
                  {formatNumber(value, context, Number.isInteger(value) ? 0 : 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { ImpactReport } from '../../../contracts/studio-service';
import type { ImpactFilter } from '../../../impact/impact-filter';
import { type ImpactSummary, impactHeadline } from '../../../impact/impact-summary';
import { type FormatContext, formatDayTime, formatNumber, plural } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { NoRecords } from '../judged/HeldNote';
import { problemText } from '../judged/use-studio';
import { ChangedRecords } from './ChangedRecords';
import { ClockTable } from './ClockTable';
import { FilterChips } from './FilterChips';
import { GroupTables } from './GroupTables';
import { moneyText } from './money-text';

/** Warnings gained and lost, by whom and where, with the records behind them. */
export function ImpactResult({
  report,
  isOutdated,
  isLost,
  isBusy,
  studio,
  context,
}: {
  report: ImpactReport;
  isOutdated: boolean;
  isLost: boolean;
  isBusy: boolean;
  studio: StudioClient;
  context: AssessContext;
}) {
  const [filter, setFilter] = useState<ImpactFilter>({});
  const isAnswered = !isLost && !isBusy;
  const { all, own, problem } = useSummaries(studio, { report, filter, isAnswered });
  if (report.records === 0 && report.failed === 0)
    return <NoRecords>No records of this kind are stored.</NoRecords>;
  return (
    <>
      {isOutdated && (
        <p class="tone-warning" role="status">
          The draft has changed since. Compare again for what stands there now.
        </p>
      )}
      {isLost && (
        <p class="tone-warning">The list went with the comparison that was stopped. Compare again for it.</p>
      )}
      {problem !== null && <p role="alert">{problem}</p>}
      {all && (
        <section aria-label="Impact">
          <p class="judged-headline">{impactHeadline(all)}</p>
          <ul class="judged-note">
            {restsOn(report, context).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {own && (
        <>
          <FilterChips filter={filter} titles={report.titles} onFilter={setFilter} />
          <Figures summary={own} context={context} onFilter={(more) => setFilter({ ...filter, ...more })} />
          <ClockTable
            clocks={own.clocks}
            titles={report.titles}
            onFilter={(more) => setFilter({ ...filter, ...more })}
            context={context}
          />
          <GroupTables
            summary={own}
            titles={report.titles}
            onFilter={(more) => setFilter({ ...filter, ...more })}
            context={context}
          />
          {isAnswered && <ChangedRecords studio={studio} filter={filter} report={report} context={context} />}
        </>
      )}
    </>
  );
}

function restsOn(
  { records, asOf, rulesRun, slasTimed, failed }: ImpactReport,
  context: FormatContext,
): string[] {
  const number = formatNumber(records, context, 0);
  const read = asOf
    ? `, read from ${formatDayTime(asOf.from, context)} to ${formatDayTime(asOf.to, context)}`
    : '';
  return [
    `${number} stored records judged as of now by both packs${read}.`,
    rulesRun === 0
      ? 'No rule judges otherwise: only the score was compared.'
      : `${plural(rulesRun, 'rule')} compared; the others are the same in both.`,
    ...(slasTimed > 0 ? [`${plural(slasTimed, 'service level')} timed by both packs, as of now.`] : []),
    ...(failed > 0
      ? [`${plural(failed, 'record')} could not be judged and ${failed === 1 ? 'counts' : 'count'} nowhere.`]
      : []),
  ];
}

function Figures({
  summary: { records, money, withoutAmount, score },
  context,
  onFilter,
}: {
  summary: ImpactSummary;
  context: FormatContext;
  onFilter(more: ImpactFilter): void;
}) {
  const number = (value: number): string => formatNumber(value, context, 0);
  return (
    <dl class="judged-tiles">
      <div>
        <dt>Records with a warning more or fewer</dt>
        <dd>{number(records)}</dd>
      </div>
      <div>
        <dt>Money on them</dt>
        <dd>{money.length > 0 ? money.map((own) => moneyText(own, context)).join(' + ') : 'none known'}</dd>
        {withoutAmount > 0 && <dd class="small-text">{number(withoutAmount)} without a known amount</dd>}
      </div>
      <div>
        <dt>Score</dt>
        <dd>{number(score.changed)} changed</dd>
        <dd class="small-text">
          <button type="button" class="link" onClick={() => onFilter({ change: 'score' })}>
            {number(score.up)} now reach the threshold, {number(score.down)} no longer
          </button>
        </dd>
      </div>
    </dl>
  );
}

/** Counts of all changed records, and of those that the filter leaves. */
function useSummaries(
  studio: StudioClient,
  { report, filter, isAnswered }: { report: ImpactReport; filter: ImpactFilter; isAnswered: boolean },
) {
  const [all, setAll] = useState<ImpactSummary | null>(null);
  const [own, setOwn] = useState<ImpactSummary | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!isAnswered) return;
    let isStale = false;
    const ask = (asked: ImpactFilter, show: (summary: ImpactSummary) => void): void => {
      studio
        .ask((remote) => remote.impactSummary(asked))
        .then(
          (summary) => !isStale && show(summary),
          (error: unknown) => !isStale && setProblem(problemText(error)),
        );
    };
    setProblem(null);
    ask({}, setAll);
    ask(filter, setOwn);
    return () => {
      isStale = true;
    };
  }, [studio, report, filter, isAnswered]);
  return { all, own, problem };
}

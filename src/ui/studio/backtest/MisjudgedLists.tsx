import { useState } from 'preact/hooks';
import { confusionAt } from '../../../calibration/threshold';
import type { StudioClient } from '../../../contracts/studio-client';
import type { MisjudgedRecord } from '../../../contracts/studio-service';
import type { BacktestReport, MisjudgedSide } from '../../../impact/backtest-report';
import { type FormatContext, formatDay, formatNumber } from '../../../record/format';
import { RecordLinks } from '../judged/RecordLinks';
import { useAsked } from '../judged/use-asked';

const STEP = 20;
const SLIDING_MS = 250;

/** Whom the threshold gets wrong, to be opened one by one. */
export function MisjudgedLists({
  report,
  threshold,
  studio,
  context,
}: {
  report: BacktestReport;
  threshold: number;
  studio: StudioClient;
  context: FormatContext;
}) {
  const { falsePositives, falseNegatives } = confusionAt(report.curve, threshold);
  const shared = { threshold, studio, context, report };
  return (
    <div class="judged-two">
      <Misjudged
        {...shared}
        side="falsePositives"
        title={`Lost, though at ${threshold} or more`}
        count={falsePositives}
      />
      <Misjudged
        {...shared}
        side="falseNegatives"
        title={`Won, though under ${threshold}`}
        count={falseNegatives}
      />
    </div>
  );
}

function Misjudged({
  side,
  title,
  count,
  threshold,
  studio,
  report,
  context,
}: {
  side: MisjudgedSide;
  title: string;
  count: number;
  threshold: number;
  studio: StudioClient;
  report: BacktestReport;
  context: FormatContext;
}) {
  const [limit, setLimit] = useState(STEP);
  const { answer: records, problem } = useAsked<readonly MisjudgedRecord[]>(
    studio,
    (remote) => remote.misjudged(side, threshold, limit),
    { first: [], waitMs: SLIDING_MS, on: [side, threshold, limit, report] },
  );
  return (
    <section aria-label={title}>
      <h3 class="strong">
        {title}: {formatNumber(count, context, 0)}
      </h3>
      {problem !== null && <p role="alert">{problem}</p>}
      <ul class="judged-list">
        {records.map((record) => (
          <li key={record.key}>
            <RecordLinks record={record} />
            <span class="small-text">
              {' '}
              {formatNumber(record.score, context, 0)} points
              {record.endedAt === null ? '' : `, ${formatDay(record.endedAt, context)}`} ·{' '}
              {record.owner ?? 'owner not read'}
            </span>
          </li>
        ))}
      </ul>
      {records.length >= limit && count > limit && (
        <button type="button" class="button compact" onClick={() => setLimit(limit + STEP)}>
          Show more
        </button>
      )}
    </section>
  );
}

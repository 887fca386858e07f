import type { Case } from '../calibration/case';
import type { SuggestField } from '../calibration/levels';
import { suggest } from '../calibration/suggest';
import { type SuggestedScore, withNegatives } from '../calibration/suggested-pack';
import type { BacktestRequest, TellDone } from '../contracts/studio-service';
import { type BacktestReport, backtestReport } from '../impact/backtest-report';
import { CaseCollector, compiledFor } from '../impact/case-collector';
import { isAfterwards, outcomeReader, type PastOutcome } from '../impact/past-outcome';
import { CONCEPTS, isConcept } from '../record/concepts';
import type { CrmRecord } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase } from '../store/database';
import { scanSource } from '../store/scan-source';

/** The cases of a backtest stay for further questions: who was misjudged, and what they teach. */
export interface BacktestRun {
  request: BacktestRequest;
  report: BacktestReport;
  cases: Case[];
  fields: SuggestField[];
}

/** Lets the worker's messages in between batches. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Scores the stored records of one kind as of before their outcome. */
export async function runBacktest(
  db: LeadlightDatabase,
  pack: RulePack,
  request: BacktestRequest,
  tell: TellDone,
): Promise<BacktestRun> {
  const { source, outcome, context } = request;
  const compiled = compiledFor(pack, source.object);
  const labels = new Labels(pack);
  const collector = new CaseCollector({
    compiled,
    context,
    isAfterwards: isAfterwards(outcome),
    labelOf: (name) => labels.of(name),
  });
  const outcomeOf = outcomeReader(outcome, compiled.context, context.now);
  const leftOut: BacktestReport['leftOut'] = {};
  let read = 0;
  tell(0, source.records);
  await scanSource(db, source, async (batch) => {
    for (const { record } of batch) {
      read += 1;
      labels.add(record);
      addCase(record, outcomeOf(record), collector, leftOut);
    }
    tell(read, Math.max(read, source.records));
    await pause();
  });
  const { cases, fields } = collector.result(labels.names());
  const { undated, stageUnknown } = collector;
  const report = backtestReport(
    { cases, read, leftOut, undated, stageUnknown },
    { threshold: pack.scoring.threshold, labelOf: (name) => labels.of(name) },
  );
  return { request, report, cases, fields };
}

function addCase(
  record: CrmRecord,
  outcome: PastOutcome,
  collector: CaseCollector,
  leftOut: BacktestReport['leftOut'],
): void {
  if ('won' in outcome) collector.add(record, outcome.won, outcome.at);
  else leftOut[outcome.leftOut] = (leftOut[outcome.leftOut] ?? 0) + 1;
}

/** Learns points from the cases of a backtest; the draft's negative signals stay where they can. */
export async function runSuggest(
  { cases, fields, request }: BacktestRun,
  pack: RulePack,
  tell: TellDone,
): Promise<SuggestedScore> {
  const learned = await suggest(cases, fields, {
    appliesTo: [request.source.object],
    onProgress: (share) => tell(Math.floor(share * 100), 100),
    pause,
  });
  return withNegatives(learned, pack, cases);
}

/** What people call the fields that records hold: the pack's word, else that of the CRM. */
class Labels {
  readonly #seen = new Map<string, string>();

  constructor(private readonly pack: RulePack) {}

  add({ fields }: CrmRecord): void {
    for (const [name, { label }] of Object.entries(fields))
      if (!this.#seen.has(name)) this.#seen.set(name, label);
  }

  /** In alphabetical order. */
  names(): string[] {
    return [...this.#seen.keys()].sort();
  }

  of(name: string): string {
    const own = this.pack.fields[name]?.label ?? (isConcept(name) ? CONCEPTS[name].label : undefined);
    return own ?? this.#seen.get(name) ?? name;
  }
}

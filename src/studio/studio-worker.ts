import type { MisjudgedRecord, StudioService } from '../contracts/studio-service';
import { compilePack } from '../engine/compile-pack';
import { runExamples } from '../engine/run-examples';
import { misjudgedCases } from '../impact/backtest-report';
import { listImpact } from '../impact/impact-filter';
import { summarizeImpact } from '../impact/impact-summary';
import { recordKey } from '../record/record-key';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase } from '../store/database';
import { countSources, storedRecord } from '../store/scan-source';
import { findRecords, foundRecord } from './find-records';
import { type BacktestRun, runBacktest, runSuggest } from './run-backtest';
import { type ImpactRun, runImpact } from './run-impact';
import { StoreOthers } from './store-others';
import { type LoadedPack, makeExample, tryRecord } from './try-record';

interface Packs {
  draft: LoadedPack;
  active: LoadedPack;
}

/** The studio's questions answered from the store. Holds the last backtest and the last impact. */
export function studioWorker(db: LeadlightDatabase): StudioService {
  let loaded: Packs | null = null;
  let lastBacktest: BacktestRun | null = null;
  let lastImpact: ImpactRun | null = null;

  const load = (pack: RulePack): LoadedPack => {
    const compiled = compilePack(pack, 'unverified');
    return { compiled, others: new StoreOthers(db, compiled) };
  };
  const packs = () => known(loaded, 'No pack is loaded.');
  const backtested = () => known(lastBacktest, 'There is no backtest yet. Run it first.');
  const impacted = () => known(lastImpact, 'Nothing has been compared yet. Compare first.');

  return {
    async load(draft, active) {
      loaded = { draft: load(draft), active: load(active) };
    },
    sources: () => countSources(db),
    find: (words, limit) => findRecords(db, words, limit),
    async tryRecord(key, context) {
      const record = await storedRecord(db, key);
      return record && tryRecord(record, packs(), context);
    },
    runExamples: async () => runExamples(packs().draft.compiled.pack),
    async makeExample(key, rule, context) {
      const record = await storedRecord(db, key);
      return record && makeExample(record, rule, packs().draft, context);
    },
    async backtest(request, tell) {
      lastBacktest = null;
      lastBacktest = await runBacktest(db, packs().draft.compiled.pack, request, tell);
      return lastBacktest.report;
    },
    async misjudged(side, threshold, limit) {
      const { cases, request } = backtested();
      const wrong = misjudgedCases(cases, threshold, side).slice(0, limit);
      const rows = await db.records.bulkGet(wrong.map(({ id }) => recordKey({ ...request.source, id })));
      return rows.flatMap((row, index): MisjudgedRecord[] => {
        const one = wrong[index];
        if (!row || !one) return [];
        return [{ ...foundRecord(row.record), score: one.score, endedAt: one.at ?? null }];
      });
    },
    suggest: (tell) => runSuggest(backtested(), packs().draft.compiled.pack, tell),
    async impact(context, objects, tell) {
      lastImpact = null;
      const { draft, active } = packs();
      const pair = { before: active.compiled, after: draft.compiled };
      lastImpact = await runImpact(db, pair, { context, objects }, tell);
      return lastImpact.report;
    },
    impactSummary: async (filter) => summarizeImpact(impacted().rows, filter),
    async impactRows(filter, from, count) {
      const rows = listImpact(impacted().rows, filter);
      return { rows: rows.slice(from, from + count), total: rows.length };
    },
  };
}

function known<T>(value: T | null, problem: string): T {
  if (value === null) throw new Error(problem);
  return value;
}

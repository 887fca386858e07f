import { assess } from '../../src/engine/assess';
import { compileBatch } from '../../src/engine/batch/compile-batch';
import { compilePack } from '../../src/engine/compile-pack';
import type { AssessContext, CrmRecord } from '../../src/record/types';
import { deal, empty, filled, lead, moment, NOW } from '../../src/rule-kinds/testing/record-builder';
import { bundledPack } from '../../src/rule-packs/bundled';
import { scoreRecord } from '../../src/scoring/score';
import { processorTime, type Summary, summarize } from './statistics';

/** The bundled pack: one open record, and the scores of many leads. */

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
/** Assessments that are timed together. */
const TIMES = 100;
/** Leads that are scored one by one. */
const ALONE = 200;

const compiled = compilePack(bundledPack, 'bundled');

const DEAL = deal({
  fields: {
    redlines: empty(),
    approvalChain: filled('CFO'),
    closeDate: filled('2026-12-01'),
    paymentTerms: filled('Net 30'),
    stageEnteredAt: moment('2026-10-05'),
  },
});

const leadOf = (index: number): CrmRecord =>
  lead({
    employees: filled((index * 37) % 3000),
    industry: filled(index % 3 === 0 ? 'COMPUTER_SOFTWARE' : `Industry ${index % 40}`),
    jobTitle: filled(index % 2 === 0 ? `VP of Sales ${index % 500}` : `Student ${index % 300}`),
    country: filled(index % 4 === 0 ? 'Germany' : 'Chile'),
    techStack: filled(index % 5 === 0 ? 'Zapier; in-house tool' : 'None'),
    demoRequestedAt: index % 7 === 0 ? filled(NOW - index * 60_000) : empty(),
    trialStartedAt: empty(),
    pricingLastViewedAt: filled(NOW - ((index * 7919) % 4_000_000) * 1000),
    emailClicks: filled(index % 9),
    lastEmailClickAt: filled(NOW - ((index * 104_729) % 9_000_000) * 1000),
    blogViews: filled(index % 11),
    lastEngagementAt: filled(NOW - ((index * 31) % 5_000_000) * 1000),
    email: filled(`person${index}@${index % 6 === 0 ? 'gmail.com' : 'mail.example'}`),
    createdAt: filled(NOW - 90 * 86_400_000),
  });

/** Assessing one record after warming up, in microseconds. */
export function openRecordTimes(runs: number): Record<string, Summary> {
  const one = (record: CrmRecord) => {
    const start = processorTime();
    for (let run = 0; run < TIMES; run++) assess(compiled, record, CONTEXT);
    return (processorTime() - start) / TIMES;
  };
  const person = leadOf(0);
  const rounds = Array.from({ length: runs + 1 }, () => [one(DEAL), one(person)]).slice(1);
  return {
    'assess a deal': summarize(rounds.map(([first = 0]) => first)),
    'assess a lead, score and forecast': summarize(rounds.map(([, second = 0]) => second)),
  };
}

/** Scores by columns, and by `scoreRecord` as the review would do it without them. */
export function scoreTimes(runs: number): Record<string, Summary> {
  const size = 20_000;
  const leads = Array.from({ length: size }, (_, index) => leadOf(index));
  const batch = compileBatch(compiled);
  const build: number[] = [];
  const byColumns: number[] = [];
  const one: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const start = processorTime();
    const columns = batch.columnsFrom(leads);
    const built = processorTime();
    const result = batch.run(columns, CONTEXT, { rules: [] });
    const scored = processorTime();
    for (let row = 0; row < ALONE; row++) {
      const record = leads[row];
      const single = record && scoreRecord(compiled.scoring, record, CONTEXT, compiled.context);
      if (single?.total !== result?.scores.total[row]) throw new Error(`The scores of lead ${row} differ.`);
    }
    const end = processorTime();
    if (run === 0) continue;
    build.push((built - start) / size);
    byColumns.push((scored - built) / size);
    one.push((end - scored) / ALONE);
  }
  return {
    'records → columns': summarize(build, 2),
    'columns → scores': summarize(byColumns, 2),
    'scoreRecord, one by one (with texts and forecast)': summarize(one),
  };
}

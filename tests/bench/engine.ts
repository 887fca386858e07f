import { compileCondition } from '../../src/conditions/compile-condition';
import { allIdsOf, countBits, idsOf } from '../../src/engine/batch/bits';
import {
  type ConditionBatch,
  type ConditionColumns,
  compileConditions,
} from '../../src/engine/batch/compile-conditions';
import type { ConditionBits } from '../../src/engine/batch/evaluate';
import type { AssessContext } from '../../src/record/types';
import { NOW } from '../../src/rule-kinds/testing/record-builder';
import { coldStarts } from './engine-cold';
import { type BenchData, benchData, RICH_TEXTS, SHORT_TEXTS } from './engine-data';
import { type FlatDeal, flatCondition, flatDeals } from './engine-flat';
import { type HandWritten, handWritten } from './engine-handwritten';
import { openRecordTimes, scoreTimes } from './engine-pack';
import { type Peer, peersFor } from './engine-peers';
import { type BenchOptions, say } from './options';
import { processorTime, type Summary, summarize } from './statistics';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
/** As many as in the study that the targets come from. All figures are made per record. */
const SIZE = 20_000;
/** Closures read each record anew; they get so many. */
const SOME = 1_000;

interface Contest {
  data: BenchData;
  flat: FlatDeal[];
  byHand: HandWritten;
  peers: Peer[];
  batch: ConditionBatch;
  columns: ConditionColumns;
}

/** Microseconds per record, by what was measured. */
type Round = Record<string, number>;

/**
 * The engine against hand-written JavaScript for the same conditions and against other engines. All take turns
 * within a round, so that a slow moment of the machine hits all; ratios are made within a round.
 */
export async function engineBench({ runs }: BenchOptions): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const [title, style] of [
    ['short texts', SHORT_TEXTS],
    ['rich texts', RICH_TEXTS],
  ] as const) {
    say(`${title}: ${SIZE} deals × 200 conditions…`);
    const contest = prepare(benchData(SIZE, style));
    result[`${title}: distinct words`] = distinctWords(contest.data);
    result[`${title}: matches a deal`] = await crossCheck(contest);
    const rounds: Round[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const round = await playRound(contest);
      if (run > 0) rounds.push(round);
    }
    result[`${title}: of hand-written`] = ratios(rounds, 'hand-written', 'down');
    result[`${title}: ids, times faster than`] = ratios(rounds, 'columns → ids', 'up');
    result[`${title}: a deal, µs`] = times(rounds);
  }
  say('open record and cold starts…');
  result['one record, µs'] = openRecordTimes(runs);
  result['scores of a lead, µs'] = scoreTimes(runs);
  result['cold: build and first record, of bare closures'] = await coldStarts(runs);
  return result;
}

function prepare(data: BenchData): Contest {
  const conditions = data.conditions.map((condition) => flatCondition(condition, data.types, CONTEXT));
  const batch = compileConditions(data.conditions, typeIn(data));
  return {
    data,
    flat: flatDeals(data),
    byHand: handWritten(conditions),
    peers: peersFor(conditions),
    batch,
    columns: batch.columnsFrom(data.records),
  };
}

const typeIn =
  ({ types }: BenchData) =>
  (name: string) =>
    types[name] ?? 'text';

function judgeAll(batch: ConditionBatch, columns: ConditionColumns): readonly ConditionBits[] {
  const { results, steps } = batch.judge(columns, CONTEXT);
  for (const _ of steps());
  return results;
}

/** In the fields of free text, whatever their case. */
function distinctWords({ records, types }: BenchData): number {
  const names = Object.keys(types).filter((name) => types[name] === 'text');
  const words = new Set<string>();
  for (const { fields } of records)
    for (const name of names) {
      const reading = fields[name];
      if (reading?.state === 'value') for (const word of String(reading.value).split(' ')) words.add(word);
    }
  return words.size;
}

/**
 * Everything that is measured must give the same matches: hand-written code on all deals, the slower ones on some.
 * Returns how many a deal has on average.
 */
async function crossCheck({ data, flat, byHand, peers, batch, columns }: Contest): Promise<number> {
  const results = judgeAll(batch, columns);
  const found: number[][] = flat.map(() => []);
  results.forEach(({ truth }, index) => {
    for (const id of idsOf(truth)) found[id]?.push(index);
  });
  const matches = new Uint16Array(data.conditions.length);
  const tests = data.conditions.map((condition) => compileCondition(condition, typeIn(data)));
  for (const [row, deal] of flat.entries()) {
    const expected = found[row] ?? [];
    demand('hand-written', row, matches.subarray(0, byHand(deal, matches)), expected);
    const record = data.records[row];
    if (row % 20 === 0 && record) {
      const own = tests.flatMap((test, index) => (test.truth(record, CONTEXT) === true ? [index] : []));
      demand('closures', row, own, expected);
    }
    if (row < 40) for (const peer of peers) demand(peer.name, row, await peer.matches(deal), expected);
  }
  const total = results.reduce((sum, { truth }) => sum + countBits(truth), 0);
  return Math.round((total / flat.length) * 10) / 10;
}

function demand(name: string, row: number, answer: ArrayLike<number>, expected: readonly number[]): void {
  if (answer.length === expected.length && expected.every((id, index) => answer[index] === id)) return;
  const own = Array.from(answer).join();
  throw new Error(`${name} differs on deal ${row}:\n${own}\ninstead of\n${expected.join()}`);
}

async function playRound(contest: Contest): Promise<Round> {
  const { data, flat, byHand, peers, batch, columns } = contest;
  const round: Round = {};
  const matches = new Uint16Array(data.conditions.length);
  const time = (name: string, records: number, work: () => void) => {
    const start = processorTime();
    work();
    round[name] = (processorTime() - start) / records;
  };
  time('hand-written', SIZE, () => {
    for (const deal of flat) byHand(deal, matches);
  });
  let results: readonly ConditionBits[] = [];
  time('columns → bits', SIZE, () => {
    results = judgeAll(batch, columns);
  });
  time('columns → ids', SIZE, () => {
    allIdsOf(judgeAll(batch, columns).map(({ truth }) => truth));
  });
  time('columns → counts', SIZE, () => {
    for (const { truth } of judgeAll(batch, columns)) countBits(truth);
  });
  let fresh = columns;
  time('records → columns', SIZE, () => {
    fresh = batch.columnsFrom(data.records);
  });
  time('columns → bits, first run', SIZE, () => {
    judgeAll(batch, fresh);
  });
  const tests = data.conditions.map((condition) => compileCondition(condition, typeIn(data)));
  time('closures', SOME, () => {
    for (let row = 0; row < SOME; row++) {
      const record = data.records[row];
      for (const test of record ? tests : []) if (record) test.truth(record, CONTEXT);
    }
  });
  for (const peer of peers) {
    const deals = flat.slice(0, peer.deals);
    const start = processorTime();
    for (const deal of deals) await peer.matches(deal);
    round[peer.name] = (processorTime() - start) / deals.length;
  }
  round['best other engine'] = Math.min(...peers.map(({ name }) => round[name] ?? Number.POSITIVE_INFINITY));
  if (results.length === 0) throw new Error('Nothing was judged.');
  return round;
}

/** Each figure over that of `base` in the same round (`down`), or the other way round (`up`). */
function ratios(rounds: readonly Round[], base: string, way: 'up' | 'down'): Record<string, Summary> {
  const names = Object.keys(rounds[0] ?? {}).filter((name) => name !== base);
  const ratio = (round: Round, name: string) => (round[name] ?? 0) / (round[base] ?? 1);
  return Object.fromEntries(
    names
      .filter((name) => way === 'down' || !name.startsWith('columns'))
      .map((name) => [
        name,
        summarize(
          rounds.map((round) => ratio(round, name)),
          3,
        ),
      ]),
  );
}

const times = (rounds: readonly Round[]): Record<string, Summary> =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => [
      name,
      summarize(
        rounds.map((round) => round[name] ?? 0),
        3,
      ),
    ]),
  );

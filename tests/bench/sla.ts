import type { EpochMs } from '../../src/record/types';
import { buildBusinessTime } from '../../src/sla/business-time';
import { hoursOfDay } from '../../src/sla/calendar-hours';
import { type IntervalTable, intervalTable } from '../../src/sla/interval-table';
import { calendar, seededRandom } from '../../src/sla/testing/calendars';
import { evenStretches } from '../../src/sla/zone-offsets';
import { type BenchOptions, say } from './options';
import { type Minutes, walkDays, zonePeers } from './sla-peers';
import { type Summary, summarize } from './statistics';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const QUESTIONS = 4096;
const OFFICE: Minutes = [
  [9 * 60, 12.5 * 60],
  [13.5 * 60, 18 * 60],
];
/** Sunday first. */
const WEEK: readonly Minutes[] = [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []];

interface Question {
  at: EpochMs;
  ms: number;
}

/** Half an hour to two weeks of open time, from anywhere in a year. */
function questions(): Question[] {
  const random = seededRandom(1);
  return Array.from({ length: QUESTIONS }, () => ({
    at: Date.UTC(2026, 0, 1) + Math.floor(random() * 360 * 24 * HOUR),
    ms: Math.floor((0.5 + random() ** 3 * 79.5) * HOUR),
  }));
}

interface Contestant {
  name: string;
  /** As many questions as it can answer in a sensible time. */
  share: number;
  dueAt(at: EpochMs, ms: number): EpochMs | null;
}

async function contestants(): Promise<Contestant[]> {
  const time = buildBusinessTime(calendar({ zone: ZONE }));
  const spans = time.spans(Date.UTC(2026, 0, 1), Date.UTC(2027, 11, 1)) ?? [];
  const loop = (at: EpochMs, ms: number): EpochMs | null => {
    let left = ms;
    for (const [from, to] of spans) {
      if (to <= at) continue;
      const start = Math.max(from, at);
      if (to - start >= left) return start + left;
      left -= to - start;
    }
    return null;
  };
  const peers = (await zonePeers(ZONE)).map(
    (math): Contestant => ({
      name: math.name,
      share: 1 / 32,
      dueAt: (at, ms) => walkDays(math, WEEK, at, ms),
    }),
  );
  return [
    { name: 'interval table', share: 16, dueAt: time.add },
    { name: 'bare loop over the intervals of two years', share: 1, dueAt: loop },
    ...peers,
  ];
}

function demandSameAnswers(all: readonly Contestant[], asked: readonly Question[]): void {
  const [own, ...others] = all;
  for (const { at, ms } of asked.slice(0, 400))
    for (const other of others)
      if (own?.dueAt(at, ms) !== other.dueAt(at, ms))
        throw new Error(`${other.name} differs: ${ms} ms after ${new Date(at).toISOString()}`);
}

/** Nanoseconds for one due time. */
function timeOf({ dueAt, share }: Contestant, asked: readonly Question[]): number {
  const count = Math.round(asked.length * share);
  let sum = 0;
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const question = asked[index % asked.length];
    if (question) sum += dueAt(question.at, question.ms) ?? 0;
  }
  const ns = ((performance.now() - start) * 1e6) / count;
  if (!(sum > 0)) throw new Error('Nothing was computed.');
  return ns;
}

/** A table of three years: with the zone's changes still to be found, and with them known. */
function buildTimes(runs: number): Record<string, Summary> {
  const hours = hoursOfDay(calendar({ zone: ZONE }));
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== ZONE);
  const build = (zone: string): IntervalTable =>
    intervalTable(
      [2025, 2026, 2027].flatMap((year) => evenStretches(zone, year)),
      hours,
    );
  const timed = (zone: string): number => {
    const start = performance.now();
    build(zone);
    return performance.now() - start;
  };
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < Math.max(runs, 15); run += 1) {
    const zone = zones[(run * 29) % zones.length] ?? ZONE;
    cold.push(timed(zone));
    warm.push(timed(zone));
  }
  return { 'new zone': summarize(cold, 2), 'known zone': summarize(warm, 2) };
}

/**
 * Due times on a business clock: the interval table against a loop and against date libraries, those
 * that are installed. All take turns within a round; ratios are made within a round.
 */
export async function slaBench({ runs }: BenchOptions): Promise<Record<string, unknown>> {
  const all = await contestants();
  const asked = questions();
  say(`due times: ${all.map(({ name }) => name).join(', ')}…`);
  demandSameAnswers(all, asked);
  for (const one of all) timeOf(one, asked);
  const rounds = Array.from({ length: runs }, () => all.map((one) => timeOf(one, asked)));
  const figures = (pick: (round: readonly number[], index: number) => number, digits: number) =>
    Object.fromEntries(
      all.map(({ name }, index) => [
        name,
        summarize(
          rounds.map((round) => pick(round, index)),
          digits,
        ),
      ]),
    );
  return {
    'due time, ns': figures((round, index) => round[index] ?? 0, 1),
    'due time, times the interval table': figures((round, index) => (round[index] ?? 0) / (round[0] ?? 1), 1),
    'table of three years, ms': buildTimes(runs),
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmRecord, HistoryEntry } from '../../record/types';
import { at, filled } from '../../rule-kinds/testing/record-builder';
import { measure } from '../accumulator';
import { euros, recordOf } from '../testing/sample-deals';
import { changesBetween } from './changes-between';
import { type DealSpan, spanReader } from './deal-span';
import { PIPELINES } from './testing/two-pipelines';

/**
 * Deals with true lives, which their CRM tells in full: won and opened again, handed to another pipeline, changed to
 * another currency, deleted. What the bridge says is held against a plain account of the same lives.
 */
const RUNS = { seed: 1129, numRuns: process.env.LEADLIGHT_FULL ? 5000 : 200 };
const [START, HOUR] = [at('2026-09-01'), 3_600_000];
const between = { from: START + 40 * HOUR, to: START + 80 * HOUR };
const read = spanReader({ ...between, pipelines: PIPELINES, zone: 'Europe/Berlin' });

interface Step {
  at: number;
  stage: string;
  cents: number;
  currency: string;
}
interface Life {
  steps: Step[];
  goneSince: number;
}

/** Open stages have names of their own, so that a name tells its pipeline. */
const OPEN: Readonly<Record<string, readonly [pipeline: string, position: number]>> = {
  Qualified: ['default', 0],
  Discovery: ['default', 1],
  Demo: ['default', 2],
  Due: ['renewals', 0],
  'Offer sent': ['renewals', 1],
};
const stage = fc.constantFrom(...Object.keys(OPEN), 'Closed Won', 'Closed Lost');

/** Two instants of one hour each side of the two that are compared, and those themselves, are frequent. */
const hour = fc.oneof(fc.integer({ min: 1, max: 119 }), fc.constantFrom(39, 40, 41, 79, 80, 81));
const step: fc.Arbitrary<Step> = fc.record({
  at: hour.map((hours) => START + hours * HOUR),
  stage,
  cents: fc.integer({ min: -5000, max: 1e9 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
});
const life: fc.Arbitrary<Life> = fc
  .record({
    steps: fc.uniqueArray(step, { minLength: 1, maxLength: 7, selector: (one) => one.at }),
    goneSince: fc.option(
      hour.map((hours) => START + hours * HOUR),
      { nil: undefined, freq: 3 },
    ),
  })
  .map(({ steps, goneSince = Number.POSITIVE_INFINITY }) => ({
    steps: steps.filter((one) => one.at < goneSince).sort((a, b) => a.at - b.at),
    goneSince,
  }))
  .filter(({ steps }) => steps.length > 0);

function rowsOf(step: Step, before: Step | undefined): HistoryEntry[] {
  const row = (field: 'stage' | 'amount', from: string | null, to: string): HistoryEntry => ({
    field,
    at: step.at,
    from,
    to,
    source: 'crm',
  });
  const text = (cents: number) => String(cents / 100);
  const isOther = before?.cents !== step.cents || before.currency !== step.currency;
  return [
    ...(before?.stage === step.stage ? [] : [row('stage', before?.stage ?? null, step.stage)]),
    ...(isOther
      ? [
          {
            ...row('amount', before ? text(before.cents) : null, text(step.cents)),
            currencies: { from: before?.currency ?? null, to: step.currency },
          },
        ]
      : []),
  ];
}

function spanOf({ steps, goneSince }: Life): DealSpan {
  const last = steps.at(-1);
  const pipeline = steps.flatMap((step) => OPEN[step.stage]?.[0] ?? []).at(-1);
  const record: CrmRecord = {
    ...recordOf({
      stage: last?.stage ?? '',
      coverage: 'full',
      history: steps.flatMap((step, index) => rowsOf(step, steps[index - 1])),
      fields: {
        amount: euros((last?.cents ?? 0) / 100, last?.currency),
        ...(pipeline && { pipeline: filled(pipeline) }),
      },
    }),
    asOf: START + 121 * HOUR,
  };
  return read('k', record, goneSince);
}

type Stand = { at: 'absent' | 'gone' | 'won' | 'lost' | 'open'; step: Step };

function standOf({ steps, goneSince }: Life, time: number): Stand {
  const held = steps.findLast((one) => one.at <= time);
  const [first] = steps;
  if (!first) throw new Error('A life has at least one step.');
  if (time >= goneSince) return { at: 'gone', step: held ?? first };
  if (!held) return { at: 'absent', step: first };
  if (held.stage in OPEN) return { at: 'open', step: held };
  return { at: held.stage === 'Closed Won' ? 'won' : 'lost', step: held };
}

type Account = Map<string, readonly [count: number, cents: number]>;

function add(account: Account, key: string, count: number, cents: number): void {
  const [deals, sum] = account.get(key) ?? [0, 0];
  account.set(key, [deals + count, sum + cents]);
}

const plain = (account: Account) =>
  Object.fromEntries([...account].filter(([, [count, cents]]) => count !== 0 || cents !== 0).sort());

const cellOf = ({ stage: name, currency }: Step) => `${OPEN[name]?.join('.')} ${currency}`;

function standings(lives: readonly Life[], time: number): Account {
  const account: Account = new Map();
  for (const one of lives) {
    const { at: where, step } = standOf(one, time);
    if (where === 'open') add(account, cellOf(step), 1, step.cents);
  }
  return account;
}

/** Deals and cents by line, direction and currency. */
function flows(lives: readonly Life[]): Account {
  const account: Account = new Map();
  const book = (line: string, { currency, cents }: Step, count: 1 | -1) =>
    add(account, `${line} ${count > 0 ? 'in' : 'out'} ${currency}`, count, count * cents);
  for (const one of lives) {
    const [from, to] = [standOf(one, between.from), standOf(one, between.to)];
    const entry = from.at === 'absent' ? 'new' : 'reopened';
    const isClosed = to.at === 'won' || to.at === 'lost';
    if (from.at === 'open' && to.at === 'open') bookMove(book, from.step, to.step);
    else if (from.at === 'open') book(to.at, to.step, -1);
    else if (to.at === 'open') book(entry, to.step, 1);
    else if (
      from.at !== 'gone' &&
      from.at !== to.at &&
      (isClosed || (to.at === 'gone' && from.at === 'absent'))
    ) {
      book(entry, to.step, 1);
      book(to.at, to.step, -1);
    }
    if (from.at === 'open') bookAmount(account, from.step, to.step);
  }
  return account;
}

function bookMove(book: (line: string, step: Step, count: 1 | -1) => void, from: Step, to: Step): void {
  const [[pipeline, place], [other, next]] = [OPEN[from.stage] ?? ['', 0], OPEN[to.stage] ?? ['', 0]];
  if (from.stage === to.stage) return;
  const line = next > place ? 'advanced' : 'regressed';
  book(pipeline === other ? line : 'movedOut', to, -1);
  book(pipeline === other ? line : 'movedIn', to, 1);
}

function bookAmount(account: Account, from: Step, to: Step): void {
  const change = to.cents - from.cents;
  if (from.currency !== to.currency) {
    add(account, `currency out ${from.currency}`, -1, -from.cents);
    add(account, `currency in ${to.currency}`, 1, to.cents);
  } else if (change !== 0)
    add(account, `${change > 0 ? 'amountUp' : 'amountDown'} change ${to.currency}`, 0, change);
}

describe('the bridge over true lives', () => {
  const lives = fc.array(life, { maxLength: 20 });
  const counted = (list: readonly Life[]) => measure(list.map(spanOf), changesBetween(between));

  it('opens and closes with the pipeline that there was, per stage and currency, to the cent', () => {
    fc.assert(
      fc.property(lives, (list) => {
        const { rows } = counted(list);
        for (const [end, time] of Object.entries({ opening: between.from, closing: between.to })) {
          const account: Account = new Map();
          for (const { cell, opening, closing } of rows) {
            const sum = end === 'opening' ? opening : closing;
            const { pipeline, stage: placed } = cell.spot.place ?? {};
            add(account, `${pipeline?.id}.${placed?.position} ${cell.money.currency}`, sum.count, sum.cents);
          }
          expect(plain(account), end).toEqual(plain(standings(list, time)));
        }
      }),
      RUNS,
    );
  });

  it('puts every deal on the lines that its life tells: reopened, deleted, moved and changed ones too', () => {
    fc.assert(
      fc.property(lives, (list) => {
        const account: Account = new Map();
        for (const { cell, flows: found } of counted(list).rows)
          for (const { line, direction, count, cents } of found)
            add(account, `${line} ${direction} ${cell.money.currency}`, count, cents);
        expect(plain(account)).toEqual(plain(flows(list)));
      }),
      RUNS,
    );
  });
});

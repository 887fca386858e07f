import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHistory } from '../../record/history';
import { type Baseline, observeChanges, sightingsOf } from '../../record/observe-changes';
import type { CrmRecord, HistoryEntry } from '../../record/types';
import { at, filled, moment } from '../../rule-kinds/testing/record-builder';
import { measure } from '../accumulator';
import { calendar } from '../calendar';
import { recordOf } from '../testing/sample-deals';
import { changeOf } from './bookings';
import { isOpenPipeline, isSameMoney, moneysOf, totalOf } from './bridge-totals';
import { type Changes, changesBetween } from './changes-between';
import { dealLife } from './deal-life';
import { type DealSpan, spanReader } from './deal-span';
import { placeFinder } from './deal-stages';
import { PIPELINES } from './testing/two-pipelines';

const RUNS = { seed: 1129, numRuns: 300 };
const START = at('2026-09-01');
const HOUR = 3_600_000;
const between = { from: START + 40 * HOUR, to: START + 80 * HOUR };
const read = spanReader({ ...between, pipelines: PIPELINES, zone: 'Europe/Berlin' });

const STAGES = ['Qualified', 'Discovery', 'Demo', 'Closed Won', 'Closed Lost', 'Due', 'Offer sent', 'Pilot'];
const stageName = fc.constantFrom(...STAGES);
/** Few hours, so that many changes fall on one instant and on the two that are compared. */
const hour = fc.integer({ min: 0, max: 120 }).map((hours) => START + hours * HOUR);
const cents = fc.integer({ min: -5000, max: 1e9 });
const amountText = fc.oneof(
  { weight: 8, arbitrary: cents.map((value) => String(value / 100)) },
  { weight: 1, arbitrary: fc.constantFrom('1,000', 'tbd', '12.345', '') },
);
const currency = fc.constantFrom('EUR', 'USD', null);
const owner = fc.constantFrom('Ines', 'Mara', 'Jonas');
const dayText = fc
  .integer({ min: 0, max: 90 })
  .map((days) => new Date(START + days * 24 * HOUR).toISOString().slice(0, 10));

const texts = { stage: stageName, amount: amountText, closeDate: dayText, owner } as const;

/** Any row at all: contradicting its neighbours, backdated, of any source. */
const anyRow = fc.constantFrom('stage', 'amount', 'closeDate', 'owner').chain((field) =>
  fc
    .record({
      at: hour,
      from: fc.option(texts[field], { nil: null }),
      to: fc.option(texts[field], { nil: null }),
      source: fc.constantFrom('crm', 'export', 'observed', 'page'),
      notBefore: fc.option(hour, { nil: undefined }),
      currencies: fc.option(fc.record({ from: currency, to: currency }), { nil: undefined }),
    })
    .map(
      ({ notBefore, currencies, ...row }): HistoryEntry => ({
        field,
        ...row,
        ...(notBefore !== undefined && row.source === 'observed' && { notBefore }),
        ...(currencies && field === 'amount' && { currencies }),
      }),
    ),
);

const anyRecord: fc.Arbitrary<CrmRecord> = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 14 }),
    stage: stageName,
    amount: fc.option(cents, { nil: null }),
    currency,
    owner: fc.option(owner, { nil: null }),
    created: fc.option(hour, { nil: null }),
    precision: fc.constantFrom('day', 'minute', 'exact'),
    asOf: hour,
    coverage: fc.constantFrom('page', 'full'),
    pipeline: fc.constantFrom('Sales Pipeline', 'Renewals', null),
  })
  .map((deal) => {
    const money = deal.currency ? { currency: deal.currency } : {};
    return {
      ...recordOf({
        stage: deal.stage,
        coverage: deal.coverage === 'full' ? 'full' : 'page',
        history: mergeHistory(deal.rows),
        fields: {
          ...(deal.amount !== null && { amount: { ...filled(deal.amount / 100), ...money } }),
          ...(deal.owner !== null && { owner: filled(deal.owner) }),
          ...(deal.pipeline !== null && { pipeline: filled(deal.pipeline) }),
          ...(deal.created !== null && {
            createdAt: moment(new Date(deal.created).toISOString(), deal.precision),
          }),
        },
      }),
      asOf: deal.asOf,
    };
  });

const anySpan: fc.Arbitrary<DealSpan> = fc
  .tuple(anyRecord, fc.option(hour, { nil: undefined }))
  .map(([record, goneSince]) => read('k', record, goneSince));
const spans = fc.array(anySpan, { maxLength: 30 });
const scope = fc.constantFrom(
  {},
  { owner: 'Ines' },
  { pipeline: 'renewals' },
  { owner: 'Mara', pipeline: 'default' },
);

/** Opening + flows − closing of each row and each total: deals, and cents. */
function gaps({ rows }: Changes): number[] {
  const ofRows = rows.flatMap(({ opening, flows, closing }) => [
    flows.reduce((sum, { count }) => sum + count, opening.count) - closing.count,
    flows.reduce((sum, { cents: amount }) => sum + amount, opening.cents) - closing.cents,
  ]);
  const pipeline = rows.filter(isOpenPipeline);
  const ofTotals = moneysOf(pipeline).flatMap((money) => {
    const total = totalOf(pipeline.filter(({ cell }) => isSameMoney(cell.money, money)));
    return [
      total.lines.reduce((sum, { count }) => sum + count, total.opening.count) - total.closing.count,
      total.lines.reduce((sum, { cents: amount }) => sum + amount, total.opening.cents) - total.closing.cents,
    ];
  });
  return [...ofRows, ...ofTotals];
}

describe('changes since', () => {
  it('reconcile on any histories: opening + changes = closing, per stage and currency, to the cent', () => {
    fc.assert(
      fc.property(spans, scope, (list, of) => {
        const changes = measure(list, changesBetween(between, of));
        expect(gaps(changes).filter((gap) => gap !== 0)).toEqual([]);
        for (const end of ['opening', 'closing'] as const) {
          const inside = list.map((span) => changeOf(span, of)).filter(({ isLeftOut }) => !isLeftOut);
          const counted = inside.filter((change) => change[end].at === 'inside').length;
          expect(changes.rows.reduce((sum, row) => sum + row[end].count, 0)).toBe(counted);
        }
      }),
      RUNS,
    );
  });

  it('never add an amount to another currency, nor deals that have none to those that have', () => {
    fc.assert(
      fc.property(spans, scope, (list, of) => {
        for (const { cell, ...row } of measure(list, changesBetween(between, of)).rows)
          if (cell.money.kind !== 'stated')
            expect(
              [row.opening.cents, row.closing.cents, ...row.flows.map((flow) => flow.cents)].every(
                (sum) => sum === 0,
              ),
            ).toBe(true);
      }),
      RUNS,
    );
  });

  it('of two halves merged are those of the whole', () => {
    fc.assert(
      fc.property(spans, spans, (some, others) => {
        const [first, second] = [changesBetween(between), changesBetween(between)];
        for (const span of some) first.add(span);
        for (const span of others) second.add(span);
        first.merge(second);
        expect(first.result()).toEqual(measure([...some, ...others], changesBetween(between)));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

/** A life in which no value comes twice, so that two equal sightings prove what lay between. */
const trueLife = fc
  .uniqueArray(fc.integer({ min: 1, max: 119 }), { minLength: 1, maxLength: 8 })
  .chain((hours) =>
    fc.tuple(fc.constant(hours.toSorted((a, b) => a - b)), fc.shuffledSubarray(STAGES, { minLength: 8 })),
  )
  .map(([hours, names]) =>
    hours.map((hours_, index) => ({
      at: START + hours_ * HOUR,
      stage: names[index] ?? '',
      cents: (index + 1) * 1234_56,
    })),
  );

const heldAt = (life: { at: number; stage: string; cents: number }[], time: number) =>
  life.findLast((step) => step.at <= time) ?? null;

const options = { placeOf: placeFinder(PIPELINES), dayOf: calendar('UTC') };
const times = Array.from({ length: 121 }, (_, hours) => START + hours * HOUR);

function recordAt(
  step: { stage: string; cents: number },
  asOf: number,
  rows: HistoryEntry[] = [],
): CrmRecord {
  return {
    ...recordOf({ stage: step.stage, amount: step.cents / 100, history: rows }),
    asOf,
  };
}

describe('the state at an instant', () => {
  it('is what truly was, wherever the CRM’s own history tells it', () => {
    fc.assert(
      fc.property(trueLife, (life) => {
        const rows = life.flatMap((step, index): HistoryEntry[] => {
          const before = life[index - 1];
          const of = (field: 'stage' | 'amount', from: string | null, to: string): HistoryEntry => ({
            field,
            at: step.at,
            from,
            to,
            source: 'crm',
          });
          return [
            of('stage', before?.stage ?? null, step.stage),
            of('amount', before ? String(before.cents / 100) : null, String(step.cents / 100)),
          ];
        });
        const record = recordAt(life.at(-1) ?? { stage: '', cents: 0 }, START + 121 * HOUR, rows);
        const lived = dealLife(record, options);
        for (const time of times) {
          const { stage, amount, presence } = lived.at(time);
          const truth = heldAt(life, time);
          expect(presence).toBe(truth ? 'there' : 'absent');
          if (!truth) continue;
          expect(stage.isKnown && stage.value.name).toBe(truth.stage);
          expect(amount.isKnown && amount.value.cents).toBe(truth.cents);
        }
      }),
      RUNS,
    );
  });

  it('is never another than what truly was, where only visits tell', () => {
    fc.assert(
      fc.property(trueLife, fc.uniqueArray(hour, { minLength: 1, maxLength: 8 }), (life, visits) => {
        let baseline: Baseline = {};
        let rows: HistoryEntry[] = [];
        let record: CrmRecord | null = null;
        for (const time of visits.toSorted((a, b) => a - b)) {
          const truth = heldAt(life, time);
          if (!truth) continue;
          const visit = recordAt(truth, time);
          const seen = observeChanges(baseline, sightingsOf(visit, {}));
          baseline = seen.baseline;
          rows = [...rows, ...seen.changes];
          record = { ...visit, history: mergeHistory(rows) };
        }
        if (!record) return;
        const lived = dealLife(record, options);
        for (const time of times.filter((one) => one <= (record?.asOf ?? 0))) {
          const { stage, amount, presence } = lived.at(time);
          const truth = heldAt(life, time);
          if (presence === 'there') expect(truth).not.toBeNull();
          if (stage.isKnown) expect(stage.value.name).toBe(truth?.stage);
          if (amount.isKnown) expect(amount.value.cents).toBe(truth?.cents);
        }
        const now = lived.at(record.asOf);
        expect(now.stage.isKnown && now.amount.isKnown).toBe(true);
      }),
      RUNS,
    );
  });
});

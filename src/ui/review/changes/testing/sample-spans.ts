import { spanReader } from '../../../../metrics/changes/deal-span';
import { euros } from '../../../../metrics/testing/sample-deals';
import type { PackQuota } from '../../../../pack-parts/quotas';
import type { CrmRecord } from '../../../../record/types';
import { TEST_PIPELINE } from '../../../../rule-kinds/testing/pack-context';
import { at, deal, filled, history, stage } from '../../../../rule-kinds/testing/record-builder';
import type { DealNote, Spans } from '../stored-spans';

export const BETWEEN = { from: at('2026-11-01'), to: at('2026-11-15') };

interface Shorthand {
  /** From the begin of October, and since 5 November. */
  stages: [string, string?];
  amounts?: [number | null, number?];
  currency?: string;
  /** Null: nobody, as the CRM says. */
  owner?: string | null;
  closes?: [string, string?];
  note?: Partial<DealNote>;
}

const STAYS = ['2026-10-01', '2026-11-05'] as const;

type Value = string | number | null | undefined;
const changes = (values: readonly Value[]): [string, string | null, string | null][] =>
  values.flatMap((value, index) => {
    const before = values[index - 1];
    if (value === undefined || value === null) return [];
    return [
      [STAYS[index] ?? '', String(value), before === undefined || before === null ? null : String(before)],
    ];
  });

function recordOf({
  stages,
  amounts = [100],
  currency = 'EUR',
  owner = 'Ines',
  closes,
}: Shorthand): CrmRecord {
  const amount = amounts.at(-1) ?? null;
  return deal({
    coverage: 'full',
    asOf: BETWEEN.to,
    stage: stage(stages.at(-1) ?? ''),
    history: [
      ...history('stage', 'crm', ...changes(stages)),
      ...history('amount', 'crm', ...changes(amounts)),
      ...history('closeDate', 'crm', ...changes(closes ?? [])),
    ],
    fields: {
      amount: amount === null ? { state: 'empty', label: 'Amount' } : euros(amount, currency),
      owner: owner === null ? { state: 'empty', label: 'Owner' } : filled(owner),
      ...(closes && { closeDate: filled(closes.at(-1) ?? '') }),
    },
  });
}

/** Deals "k0", "k1" … in the order given, between 1 and 15 November 2026. */
export function spansOf(deals: readonly Shorthand[], quotas: readonly PackQuota[] = []): Spans {
  const read = spanReader({ ...BETWEEN, pipelines: [TEST_PIPELINE], zone: 'UTC' });
  return {
    between: BETWEEN,
    spans: deals.map((one, index) => read(`k${index}`, recordOf(one))),
    notes: new Map(
      deals.map(({ note }, index) => [`k${index}`, { nextStep: null, lossReason: null, ...note }] as const),
    ),
    pipelines: [TEST_PIPELINE],
    quotas,
    zone: 'UTC',
  };
}

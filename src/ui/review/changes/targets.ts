import { calendar, periodName } from '../../../metrics/calendar';
import { isOpenPipeline, isSameMoney, totalOf } from '../../../metrics/changes/bridge-totals';
import { type Metric, metric } from '../../../metrics/metric';
import { type TargetRange, targetRange } from '../../../metrics/target-ranges';
import type { PackQuota } from '../../../pack-parts/quotas';
import { quotaOn } from '../figures/quota-period';
import { type ChangesPage, dealsWith } from './page-model';

/** A figure of the changes that the pack or the field has a target for (domain.md § 5 and § 8). */
export interface Target {
  metric: Metric;
  usual: TargetRange | null;
}

export function targetsOf(page: ChangesPage): Target[] {
  const { targets } = page.spans;
  return [
    { metric: winRate(page), usual: targetRange('winRate', targets) },
    { metric: coverage(page), usual: targetRange('coverage', targets) },
  ];
}

function winRate(page: ChangesPage): Metric {
  const [won, lost] = [dealsWith(page, 'won'), dealsWith(page, 'lost')];
  const closed = won + lost;
  return metric(
    {
      id: 'changes.winRate',
      label: 'Win rate of what closed',
      unit: 'share',
      definition: 'Deals won between the two instants ÷ (won + lost).',
    },
    closed === 0 ? null : won / closed,
    closed,
    { reason: 'no deal was closed' },
  );
}

function coverage(page: ChangesPage): Metric {
  const quota = quotaOf(page);
  const name = {
    id: 'changes.coverage',
    label: quota ? `Coverage of the quota of ${periodName(quota.period)}` : 'Pipeline coverage',
    unit: 'ratio',
    definition: 'Closing open pipeline in the quota’s currency ÷ quota; usually 3 to 4.',
  } as const;
  if (!quota) return metric(name, null, 0, { reason: whyNoQuota(page) });
  const rows = page.changes.rows.filter(isOpenPipeline);
  const { closing } = totalOf(
    rows.filter(({ cell }) => isSameMoney(cell.money, { kind: 'stated', currency: quota.currency })),
  );
  return metric(name, closing.cents / 100 / quota.amount, closing.count);
}

const whyNoQuota = ({ scope }: ChangesPage): string =>
  scope.pipeline
    ? 'quotas of the rule pack are not by pipeline'
    : `the rule pack gives no quota${scope.owner ? ` of ${scope.owner}` : ''} for this period`;

/** By the calendar of whoever looks on, as the quota of the figures. */
function quotaOf({ spans: { between, quotas, zone }, scope }: ChangesPage): PackQuota | null {
  if (scope.pipeline) return null;
  return quotaOn(quotas, calendar(zone)(between.to), scope.owner)?.quota ?? null;
}

import type { PackQuota } from '../../pack-parts/quotas';
import { personByName } from '../../routing/candidates';
import type { Found, LintCheck } from '../check';

/** The first instant after a period such as "2026", "2026Q4" or "2026-11". */
function endOf(period: string): number {
  const year = Number(period.slice(0, 4));
  const quarter = /Q(\d)/.exec(period)?.[1];
  const month = /-(\d\d)/.exec(period)?.[1];
  return Date.UTC(year, quarter ? Number(quarter) * 3 : month ? Number(month) : 12, 1);
}

export const quotasOver: LintCheck = {
  code: 'quotas-over',
  level: 'warning',
  explanation: 'Coverage is pipeline against quota: without one for today there is none.',
  fix: 'Add the quotas of the present period.',
  find: ({ quotas = [] }, { now }) => {
    const last = quotas.reduce<PackQuota | null>(
      (latest, quota) => (latest && endOf(latest.period) >= endOf(quota.period) ? latest : quota),
      null,
    );
    return last && endOf(last.period) <= now
      ? [{ path: 'quotas', message: `The last quota is that of ${last.period}.` }]
      : [];
  },
};

export const quotaOfNobody: LintCheck = {
  code: 'quota-of-nobody',
  level: 'warning',
  explanation: 'A quota counts for the owner whose name the CRM shows; a slip in it counts for nobody.',
  fix: 'Write the name as routing has it.',
  find: ({ quotas = [], routing }) =>
    routing && routing.people.length > 0
      ? quotas.flatMap(({ owner }, index) =>
          owner === undefined || personByName(owner, routing)
            ? []
            : [{ path: `quotas[${index}].owner`, message: `Routing knows no “${owner}”.` }],
        )
      : [],
};

const sumOf = (quotas: readonly PackQuota[]): number => quotas.reduce((sum, { amount }) => sum + amount, 0);

export const quotaGap: LintCheck = {
  code: 'quota-gap',
  level: 'warning',
  explanation:
    'When all teams together reach less than the whole, everybody can hit quota and the company miss it.',
  fix: 'Raise the quotas of the teams, or lower that of all.',
  find: ({ quotas = [] }) =>
    quotas.flatMap((whole, index): Found[] => {
      if (whole.owner !== undefined || whole.team !== undefined) return [];
      const same = quotas.filter(
        ({ period, currency }) => period === whole.period && currency === whole.currency,
      );
      const teams = same.filter(({ team }) => team !== undefined);
      const sum = sumOf(teams);
      return teams.length > 0 && sum < whole.amount
        ? [
            {
              path: `quotas[${index}].amount`,
              message: `Teams have ${sum} of ${whole.amount} ${whole.currency} in ${whole.period}.`,
            },
          ]
        : [];
    }),
};

import type { PackQuota } from '../pack-parts/quotas';
import { type Problem, problem } from './problem';
import type { RulePack } from './schema';

const PERIOD = /^\d{4}(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?$/;

/** Quotas: periods and currencies that are some, teams that exist, and one amount for each. */
export function checkQuotas({ quotas = [], routing }: RulePack): Problem[] {
  const teams = new Set(routing?.teams.map(({ id }) => id));
  const seen = new Set<string>();
  return quotas.flatMap((quota, index) => {
    const key = keyOf(quota);
    const isNew = !seen.has(key);
    seen.add(key);
    const path = `quotas[${index}]`;
    return [
      ...checkTexts(quota, path),
      ...checkTeam(quota, path, teams),
      ...(isNew ? [] : [problem('quota-twice', path, 'This quota is there twice.', 'Keep one of them.')]),
    ];
  });
}

const keyOf = ({ period, owner, team, currency }: PackQuota) =>
  JSON.stringify([period, owner?.trim().toLowerCase(), team, currency]);

function checkTexts({ period, currency }: PackQuota, path: string): Problem[] {
  return [
    ...(PERIOD.test(period)
      ? []
      : [
          problem(
            'wrong-period',
            `${path}.period`,
            `“${period}” is no period.`,
            'Write it like 2026, 2026Q4 or 2026-11.',
          ),
        ]),
    ...(/^[A-Z]{3}$/.test(currency)
      ? []
      : [
          problem(
            'wrong-currency',
            `${path}.currency`,
            `“${currency}” is no currency.`,
            'Write it like EUR.',
          ),
        ]),
  ];
}

function checkTeam({ owner, team }: PackQuota, path: string, teams: ReadonlySet<string>): Problem[] {
  if (team === undefined) return [];
  if (owner !== undefined)
    return [
      problem('quota-of-two', path, 'This is the quota of a person and of a team.', 'Keep one of the two.'),
    ];
  return teams.has(team)
    ? []
    : [
        problem(
          'unknown-team',
          `${path}.team`,
          `There is no team “${team}”.`,
          'Use the id of a team in routing.',
        ),
      ];
}

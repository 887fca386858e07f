import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackRouting } from '../pack-parts/routing';
import { DEFAULT_ROUTING } from '../routing/default-routing';
import { ROUTING } from '../routing/testing/routing-pack';
import { bundledPack } from './bundled';
import { parsePack } from './parse';

const FIELDS = {
  ...bundledPack.fields,
  likelyAcv: { label: 'Likely ACV', type: 'money' as const },
  productSignup: { label: 'Signed up in the product', type: 'boolean' as const },
  teamUsers: { label: 'Users of the team', type: 'number' as const },
};

function problems(parts: Record<string, unknown>): string[] {
  const parsed = parsePack({ ...bundledPack, fields: FIELDS, ...parts });
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

const routing = (change: Partial<PackRouting>) => ({ routing: { ...ROUTING, ...change } });
const [firstPerson] = ROUTING.people;
const [firstTier] = ROUTING.accountTiers ?? [];
if (!firstPerson || !firstTier) throw new Error('The routing of the tests is empty.');
const account = { id: 'a', label: 'A', domains: ['a.example'] };
const branch = (change: Record<string, unknown>) => ({
  routing: { ...ROUTING, branches: [{ id: 'b', label: 'B', to: { method: 'roundRobin' }, ...change }] },
});
const QUOTA = { period: '2026Q4', amount: 1, currency: 'EUR' };

describe('routing, hygiene and quotas of a pack', () => {
  it('are accepted when everything they name exists', () => {
    expect(problems({ routing: DEFAULT_ROUTING })).toEqual([]);
    expect(problems(routing({}))).toEqual([]);
    expect(
      problems({
        hygiene: { phoneRegion: 'DE', personalDomains: ['home.example'], activityFields: ['closeDate'] },
      }),
    ).toEqual([]);
    expect(
      problems({
        ...routing({}),
        quotas: [QUOTA, { ...QUOTA, team: 'sales' }, { ...QUOTA, owner: 'Kim Rep' }],
      }),
    ).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown zone', routing({ zone: 'Nowhere/Land' }), 'unknown-zone routing.zone'],
    ['a field nobody knows', routing({ fields: { email: 'nope' } }), 'unknown-field routing.fields.email'],
    ['a person twice', routing({ people: [firstPerson, firstPerson] }), 'duplicate-id routing.people[1].id'],
    [
      'a team nobody knows',
      routing({ people: [{ ...firstPerson, team: 'nope' }] }),
      'unknown-team routing.people[0].team',
    ],
    [
      'a territory nobody knows',
      routing({ people: [{ ...firstPerson, territories: ['nope'] }] }),
      'unknown-territory routing.people[0].territories[0]',
    ],
    [
      'leave on no day',
      routing({ people: [{ ...firstPerson, pto: [{ from: '2026-02-30', to: '2026-03-01' }] }] }),
      'wrong-date routing.people[0].pto[0]',
    ],
    [
      'leave that ends before',
      routing({ people: [{ ...firstPerson, pto: [{ from: '2026-03-02', to: '2026-03-01' }] }] }),
      'pto-order routing.people[0].pto[0]',
    ],
    [
      'an account with an owner nobody knows',
      routing({ accountTiers: [{ ...firstTier, accounts: [{ ...account, owner: 'nope' }] }] }),
      'unknown-person routing.accountTiers[0].accounts[0].owner',
    ],
    [
      'an account at an address',
      routing({ accountTiers: [{ ...firstTier, accounts: [{ ...account, domains: ['ada@a.example'] }] }] }),
      'wrong-domain routing.accountTiers[0].accounts[0].domains[0]',
    ],
    [
      'an account twice',
      routing({
        accountTiers: [
          { ...firstTier, accounts: [account] },
          { ...firstTier, tier: 2, accounts: [account] },
        ],
      }),
      'duplicate-id routing.accountTiers[1].accounts[0].id',
    ],
    [
      'a tier with two times',
      routing({ accountTiers: [{ ...firstTier, slaBusinessDays: 0 }] }),
      'tier-sla routing.accountTiers[0]',
    ],
    [
      'a branch on no field',
      branch({ when: { op: 'exists', field: 'nope' } }),
      'unknown-field routing.branches[0].when.field',
    ],
    [
      'a branch to no team',
      branch({ to: { method: 'roundRobin', team: 'nope' } }),
      'unknown-team routing.branches[0].to.team',
    ],
    [
      'a branch to nobody',
      branch({ to: { method: 'owner', person: 'nope' } }),
      'unknown-person routing.branches[0].to.person',
    ],
    [
      'a skill without a field',
      branch({ to: { method: 'skill', needs: ['language'] } }),
      'branch-needs routing.branches[0].to.needs',
    ],
    ['tiers of nothing', branch({ tiers: [1] }), 'branch-needs routing.branches[0].tiers'],
    [
      'a committee of nobody',
      {
        routing: {
          ...DEFAULT_ROUTING,
          branches: [{ id: 'b', label: 'B', match: 'buyingCommittee', to: { method: 'account' } }],
        },
      },
      'branch-needs routing.branches[0].match',
    ],
    [
      'a method nobody knows',
      branch({ to: { method: 'lottery' } }),
      'unknown-operator routing.branches[0].to.method',
    ],
    [
      'a fallback to nobody',
      routing({ fallback: { person: 'nope', queue: { label: 'Q', slaMinutes: 1 } } }),
      'unknown-person routing.fallback.person',
    ],
    ['a region nobody knows', { hygiene: { phoneRegion: 'XX' } }, 'unknown-region hygiene.phoneRegion'],
    [
      'an activity that is text',
      { hygiene: { activityFields: ['email'] } },
      'wrong-field-type hygiene.activityFields[0]',
    ],
    [
      'a personal domain that is none',
      { hygiene: { personalDomains: ['home'] } },
      'wrong-domain hygiene.personalDomains[0]',
    ],
    ['a quota twice', { quotas: [QUOTA, QUOTA] }, 'quota-twice quotas[1]'],
    ['a quota for no period', { quotas: [{ ...QUOTA, period: '2026Q5' }] }, 'wrong-period quotas[0].period'],
    [
      'a quota in no currency',
      { quotas: [{ ...QUOTA, currency: '€' }] },
      'wrong-currency quotas[0].currency',
    ],
    ['a quota of no team', { quotas: [{ ...QUOTA, team: 'nope' }] }, 'unknown-team quotas[0].team'],
    [
      'a quota of two',
      { ...routing({}), quotas: [{ ...QUOTA, team: 'sales', owner: 'Kim' }] },
      'quota-of-two quotas[0]',
    ],
  ])('are refused with %s', (_name, parts, expected) => expect(problems(parts)).toContain(expected));

  it('give problems or a pack for any value, never a throw', () => {
    const keys = fc.constantFrom(...Object.keys(ROUTING));
    const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constant([{ id: 'x', label: 'X' }]));
    fc.assert(
      fc.property(value, keys, fc.constantFrom('routing', 'hygiene', 'quotas', ''), (input, key, whole) => {
        const parts = whole === '' ? { routing: { ...ROUTING, [key]: input } } : { [whole]: input };
        const parsed = parsePack({ ...bundledPack, fields: FIELDS, ...parts });
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});

import type { PackRouting, PackRoutingPerson } from '../../pack-parts/routing';
import type { CrmRecord, FieldReading } from '../../record/types';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { deal, empty, filled, lead, NOW } from '../../rule-kinds/testing/record-builder';
import { withFields } from '../../rule-kinds/testing/typed-fields';
import { compileRouting } from '../compile-routing';
import { DEFAULT_ROUTING } from '../default-routing';
import type { RoutingPolicy } from '../policy';
import { type RoutingContext, route } from '../route';
import { EMPTY_STATE, type RoutingState } from '../state';

export const CONTEXT: RoutingContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

export const ROUTING_PACK = {
  ...TEST_PACK,
  field: withFields({
    likelyAcv: ['Likely ACV', 'money'],
    productSignup: ['Signed up in the product', 'boolean'],
    teamUsers: ['Users of the team', 'number'],
    language: ['Language', 'choice'],
    productLine: ['Product line', 'choice'],
  }),
};

export const rep = (id: string, team: string, more: Partial<PackRoutingPerson> = {}): PackRoutingPerson => ({
  id,
  label: `${id.charAt(0).toUpperCase()}${id.slice(1)} Rep`,
  team,
  ...more,
});

/** The default tree with people, one named account a tier and one territory. */
export const ROUTING: PackRouting = {
  ...DEFAULT_ROUTING,
  zone: 'Europe/Berlin',
  people: [
    rep('ann', 'enterprise'),
    rep('ben', 'enterprise'),
    rep('pia', 'plg'),
    rep('kim', 'sales', { territories: ['north'] }),
    rep('lou', 'sales'),
    rep('max', 'sales'),
  ],
  accountTiers: [
    { tier: 1, slaMinutes: 60, accounts: [account('rockets', 'Example Rockets', 'rockets.example', 'ann')] },
    { tier: 2, slaMinutes: 240, accounts: [account('trains', 'Example Trains', 'trains.example', 'ben')] },
    { tier: 3, slaBusinessDays: 0, accounts: [account('boats', 'Example Boats', 'boats.example')] },
  ],
  territories: [{ id: 'north', label: 'North', when: { op: 'eq', field: 'country', value: 'Norway' } }],
  buyingCommittee: { engagedWhen: { op: 'exists', field: 'formSubmittedAt' } },
};

function account(id: string, label: string, domain: string, owner?: string) {
  return { id, label, domains: [domain], ...(owner !== undefined && { owner }) };
}

export const policyWith = (change: Partial<PackRouting> = {}): RoutingPolicy =>
  compileRouting({ ...ROUTING, ...change }, ROUTING_PACK);

/** Every field that the tree reads, so that nothing is unknown. */
const PLAIN = {
  email: 'ada@company.example',
  company: 'Some Company',
  likelyAcv: 1000,
  productSignup: false,
  teamUsers: 1,
  country: 'Spain',
  owner: null,
  formSubmittedAt: null,
};

type Value = string | number | boolean | null | undefined | FieldReading;

/** A lead with plain values; null for empty, undefined for not rendered. */
export function inbound(fields: Record<string, Value> = {}, id = '301'): CrmRecord {
  const readings = Object.entries({ ...PLAIN, ...fields }).flatMap(
    ([name, value]): [string, FieldReading][] => {
      if (value === undefined) return [];
      if (value === null) return [[name, empty()]];
      return [[name, typeof value === 'object' ? value : filled(value)]];
    },
  );
  return lead(Object.fromEntries(readings), { identity: { ...deal().identity, object: 'lead', id } });
}

/** Routes a record by the tests' tree. */
export const decide = (
  record: CrmRecord,
  change: Partial<PackRouting> = {},
  more: Partial<RoutingContext> = {},
  state = EMPTY_STATE,
) => route(record, policyWith(change), state, { ...CONTEXT, ...more });

/** "owner or queue, minutes, branch": what most tests look at. */
export function brief(record: CrmRecord, change: Partial<PackRouting> = {}, state?: RoutingState) {
  const { owner, queue, to, slaMinutes, slaBusinessDays, path } = decide(record, change, {}, state);
  return [
    owner?.id ?? queue ?? to,
    slaMinutes ?? (slaBusinessDays === null ? null : 'day'),
    path.at(-1)?.branch,
  ];
}

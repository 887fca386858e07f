import type { CrmRecord, EpochMs } from '../../../../record/types';
import type { CrmApiError } from '../../failure';
import type { SyncedRecord, SyncPlan } from '../plan';

export interface FakeDeal {
  id: string;
  stage: string;
  modified: EpochMs;
  isOpen: boolean;
  owner: string;
}

/** A CRM in memory with deals, read as bulk sync reads any; `asked` counts records read. */
export interface FakeCrm {
  deals: Map<string, FakeDeal>;
  /** The CRM's own clock. */
  now: EpochMs;
  asked: number;
  /** Thrown by the next calls, one each; undefined lets the call through. */
  failures: (CrmApiError | undefined)[];
  change(id: string, part: Partial<FakeDeal>): void;
  plan(options?: { owner?: string; chunk?: number; page?: number; question?: string }): SyncPlan;
}

export const ORG = { crm: 'hubspot', org: '7', object: 'deal' } as const;

export const recordOf = ({ id, stage, owner }: FakeDeal, asOf: EpochMs): CrmRecord => ({
  identity: { ...ORG, id, url: `https://app.hubspot.com/${id}` },
  title: `Deal ${id}`,
  fields: { owner: { state: 'value', value: owner, text: owner, label: 'Owner' } },
  stage: { id: stage, label: stage },
  stages: [],
  history: [{ field: 'stage', at: 1, from: null, to: stage, source: 'crm' }],
  asOf,
  coverage: 'full',
  apiNames: {},
});

const byId = (a: FakeDeal, b: FakeDeal): number => a.id.localeCompare(b.id);

export function fakeCrm(count: number): FakeCrm {
  const deals = new Map<string, FakeDeal>();
  for (let n = 1; n <= count; n += 1) {
    const id = String(n).padStart(5, '0');
    deals.set(id, { id, stage: 'Demo', modified: 1000 + n, isOpen: true, owner: n % 3 === 0 ? 'b' : 'a' });
  }
  const crm: FakeCrm = {
    deals,
    now: 1_000_000,
    asked: 0,
    failures: [],
    change(id, part) {
      const known = deals.get(id) ?? { id, stage: 'Demo', modified: 0, isOpen: true, owner: 'a' };
      crm.now += 1;
      deals.set(id, { ...known, modified: crm.now, ...part });
    },
    plan: (options) => planOf(crm, options),
  };
  return crm;
}

function planOf(
  crm: FakeCrm,
  { owner, chunk = 4, page = 7, question = 'q' }: Parameters<FakeCrm['plan']>[0] = {},
): SyncPlan {
  const call = async (): Promise<void> => {
    const failure = crm.failures.shift();
    if (failure) throw failure;
  };
  const isOwn = (deal: FakeDeal): boolean => owner === undefined || deal.owner === owner;
  const sorted = (): FakeDeal[] => [...crm.deals.values()].sort(byId);
  return {
    question,
    chunk,
    perCall: 2,
    isScopeInRecord: true,
    overlapMs: 0,
    told: () => ({ clockSkewMs: null, allowance: { remaining: null, max: null, windowMs: null } }),
    async newest() {
      await call();
      return crm.deals.size === 0 ? null : Math.max(...sorted().map(({ modified }) => modified));
    },
    async list(after, since) {
      await call();
      const all = sorted().filter(
        (deal) => deal.id > after && isOwn(deal) && (since === null ? deal.isOpen : deal.modified >= since),
      );
      const listed = all
        .slice(0, page)
        .map(({ id, modified, isOpen }) => ({ id, modified, isCurrent: isOpen }));
      return { listed, left: all.length - listed.length, isLast: all.length === listed.length };
    },
    async read(ids) {
      await call();
      crm.asked += ids.length;
      return new Map(
        ids.flatMap((id): [string, SyncedRecord][] => {
          const deal = crm.deals.get(id);
          if (!deal) return [];
          const isInScope = deal.isOpen && isOwn(deal);
          return [[id, { record: recordOf(deal, crm.now), modified: deal.modified, isInScope }]];
        }),
      );
    },
  };
}

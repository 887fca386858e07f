import { describe, expect, it } from 'vitest';
import type { OtherRecord, OtherRecords } from '../record/others';
import type { CrmRecord } from '../record/types';
import { deal, filled, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { pipelinesMark } from '../rule-packs/stale-limits';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { KnownOthers } from './known-others';

const { routing } = bundledPack;
if (!routing) throw new Error('The bundled pack has no routing.');
const CONTEXT = { now: NOW, zone: 'UTC', locale: 'en-GB' };
const ORG = { crm: 'hubspot', org: '7' } as const;

const packOf = (kind: string, change: Partial<RulePack> = {}, mode: 'live' | 'shadow' = 'live') =>
  compilePack(
    {
      ...bundledPack,
      rules: bundledPack.rules.filter((rule) => rule.kind === kind).map((rule) => ({ ...rule, mode })),
      ...change,
    },
    'bundled',
  );

const DUPLICATES = packOf('duplicate');
const COMMITTEES = packOf('routing', {
  routing: {
    ...routing,
    people: [{ id: 'ann', label: 'Ann Rep', team: 'enterprise' }],
    teams: [{ id: 'enterprise', label: 'Enterprise' }],
    buyingCommittee: { contacts: 2, engagedWhen: { op: 'withinDays', field: 'lastEngagementAt', days: 90 } },
    branches: [
      {
        id: 'committee',
        label: 'Committee',
        match: 'buyingCommittee',
        to: { method: 'roundRobin', team: 'enterprise' },
      },
    ],
    fallback: { queue: { label: 'Pool', slaMinutes: 60 } },
  },
});

const at = (id: string, org: string = ORG.org) => ({
  crm: 'hubspot' as const,
  object: 'lead' as const,
  id,
  org,
  url: '',
});
const other = (id: string, fields: OtherRecord['fields'], asOf = NOW): OtherRecord => ({
  identity: at(id),
  title: `Lead ${id}`,
  fields,
  asOf,
});
const ADA = { email: filled('ada@example.com') };
const seen: CrmRecord = lead({ ...ADA, lastEngagementAt: moment('2026-11-19') }, { identity: at('1') });

const outcome = (known: KnownOthers, pack = DUPLICATES, record = seen, now = NOW) =>
  assess(pack, record, { ...CONTEXT, now, ...known.around(record, { ...CONTEXT, now }) }).findings[0];

describe('other records known to the engine', () => {
  it('are asked for only where a live rule of that kind of record needs them', () => {
    expect(new KnownOthers(DUPLICATES).wanted(at('1'))).toEqual({
      fields: ['email', 'company', 'phone', 'name'],
      since: null,
    });
    expect(new KnownOthers(DUPLICATES).wanted(deal().identity)).toBeNull();
    expect(new KnownOthers(packOf('duplicate', {}, 'shadow')).wanted(at('1'))).toBeNull();
    expect(new KnownOthers(packOf('stale-deal')).wanted(at('1'))).toBeNull();
    expect(new KnownOthers(packOf('routing')).wanted(at('1'))).toBeNull();
    expect(new KnownOthers(COMMITTEES).wanted(at('1'))?.fields).toEqual(
      expect.arrayContaining(['email', 'owner', 'lastEngagementAt']),
    );
  });

  it('leave a rule unknown until they are told, and then decide it', () => {
    const known = new KnownOthers(DUPLICATES);
    expect(outcome(known)?.outcome).toBe('unknown');
    expect(known.add(ORG, { records: [other('2', ADA)], oldest: NOW })).toBe(true);
    expect(outcome(known)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('lead Lead 2'),
    });
  });

  it('are asked for from the newest on, and are news only when they are', () => {
    const known = new KnownOthers(DUPLICATES);
    known.add(ORG, { records: [other('2', ADA), other('3', {}, NOW - 5)], oldest: 0 });
    expect(known.wanted(at('1'))?.since).toBe(NOW - 600_000);
    expect(known.add(ORG, { records: [other('2', ADA)], oldest: 0 })).toBe(false);
    expect(known.add(ORG, { records: [other('2', {}, NOW + 1)], oldest: 0 })).toBe(true);
    expect(outcome(known)?.outcome).toBe('pass');
  });

  it('are forgotten when the store has forgotten them', () => {
    const known = new KnownOthers(DUPLICATES);
    known.add(ORG, { records: [other('2', ADA, NOW - 9), other('3', {})], oldest: NOW - 9 });
    expect(outcome(known)?.outcome).toBe('fail');
    expect(known.add(ORG, { records: [], oldest: NOW - 8 })).toBe(true);
    expect(outcome(known)?.outcome).toBe('pass');
    known.add(ORG, { records: [], oldest: null });
    expect(outcome(known)?.outcome).toBe('unknown');
    expect(known.wanted(at('1'))?.since).toBeNull();
  });

  it('are no peers where the user marked them as not the same, and are again once that is taken back', () => {
    const known = new KnownOthers(DUPLICATES);
    known.add(ORG, { records: [other('2', ADA), other('3', {})], oldest: 0 });
    expect(outcome(known)?.outcome).toBe('fail');
    const apart = { records: [], oldest: 0, notSame: [['hubspot:7:lead:2', 'hubspot:7:lead:1']] as const };
    expect(known.add(ORG, apart)).toBe(true);
    expect(outcome(known)?.outcome).toBe('pass');
    expect(known.add(ORG, apart)).toBe(false);
    expect(known.add(ORG, { records: [], oldest: 0 })).toBe(true);
    expect(outcome(known)?.outcome).toBe('fail');
  });

  it('are never those of another org', () => {
    const known = new KnownOthers(DUPLICATES);
    known.add(ORG, { records: [other('2', ADA)], oldest: 0 });
    const elsewhere = { ...seen, identity: at('1', '8') };
    expect(outcome(known, DUPLICATES, elsewhere)?.outcome).toBe('unknown');
    expect(known.wanted(elsewhere.identity)?.since).toBeNull();
  });

  it('make a buying committee, as long as they are engaged', () => {
    const known = new KnownOthers(COMMITTEES);
    const engaged = { email: filled('bob@example.com'), lastEngagementAt: moment('2026-11-01') };
    const taken = (now?: number) =>
      outcome(known, COMMITTEES, seen, now)?.evidence.find(({ label }) => label === 'Committee')?.value;
    expect(taken()).toMatch(/^Not known\./);
    known.add(ORG, { records: [other('2', engaged)], oldest: 0 });
    expect(taken()).toMatch(/^Taken\. 2 engaged contacts/);
    known.add(ORG, { records: [other('3', engaged)], oldest: 0 });
    expect(taken()).toMatch(/^Taken\. 3 engaged contacts/);
    expect(taken(Date.UTC(2027, 1, 10))).toMatch(/^Not taken\. 1 engaged contact /);
  });
});

describe('the own history', () => {
  const STALE = packOf('stale-deal');
  const DEAL = { ...ORG, object: 'deal' } as const;
  const stuck: CrmRecord = deal({
    identity: { ...at('9'), object: 'deal' },
    fields: { stageEnteredAt: moment('2026-10-05') },
  });
  const pipeline = bundledPack.pipelines[0]?.id ?? '';
  const averaging = (averageDays: number) => ({
    [pipeline]: { negotiation: { averageDays, closedDeals: 41, since: NOW } },
  });
  const told = (baselines: OtherRecords['baselines']) => ({ records: [], oldest: null, baselines });
  const says = (known: KnownOthers) =>
    assess(STALE, stuck, { ...CONTEXT, ...known.around(stuck, CONTEXT) }).findings[0]?.message;

  it('is asked for where a deal can be stale, by the names of the stages, and no contact with it', () => {
    const wanted = new KnownOthers(STALE).wanted(DEAL);
    expect(wanted).toEqual({ fields: [], since: null, history: pipelinesMark(STALE) });
    expect(new KnownOthers(STALE).wanted({ ...ORG, object: 'lead' })).toBeNull();
    expect(new KnownOthers(DUPLICATES).wanted({ ...ORG, object: 'lead' })).not.toHaveProperty('history');
    const both = packOf('stale-deal', {
      rules: bundledPack.rules.map((rule) =>
        rule.kind === 'routing' ? { ...rule, appliesTo: ['deal' as const], mode: 'live' as const } : rule,
      ),
      routing: COMMITTEES.pack.routing,
    });
    expect(new KnownOthers(both).wanted(DEAL)).toMatchObject({
      fields: expect.arrayContaining(['email']),
      history: pipelinesMark(both),
    });
  });

  it('was not counted until it is told', () => {
    const known = new KnownOthers(STALE);
    expect(says(known)).toContain('the pack’s limit is 21. Your team’s own history was not counted.');
    expect(known.add(ORG, told(null))).toBe(false);
    expect(known.add(ORG, told(averaging(20)))).toBe(true);
    expect(says(known)).toContain('46 days in Negotiation; your team’s average is 20 (41 deals), limit 40.');
    expect(known.around({ ...stuck, identity: { ...stuck.identity, org: '8' } }, CONTEXT)).toEqual({});
  });

  it('is news when it is another one, or is gone', () => {
    const known = new KnownOthers(STALE);
    known.add(ORG, told(averaging(20)));
    expect(known.add(ORG, told(averaging(20)))).toBe(false);
    expect(known.add(ORG, told(averaging(21)))).toBe(true);
    // A lead was judged meanwhile: nobody asked.
    expect(known.add(ORG, told(undefined))).toBe(false);
    expect(says(known)).toContain('limit 42');
    expect(known.add(ORG, told({}))).toBe(true);
    expect(says(known)).toContain('0 closed deals tell their time in Negotiation, 20 needed');
    expect(known.add(ORG, told(null))).toBe(true);
    expect(says(known)).toContain('was not counted');
  });

  it('leaves what is known of contacts as it is', () => {
    const known = new KnownOthers(DUPLICATES);
    known.add(ORG, { records: [other('2', ADA)], oldest: NOW });
    known.add(ORG, { records: [], oldest: NOW, baselines: averaging(20) });
    expect(known.around(seen, CONTEXT).peers?.size).toBe(1);
    expect(known.around(seen, CONTEXT).baselines).toEqual(averaging(20));
  });
});

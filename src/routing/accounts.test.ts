import { describe, expect, it } from 'vitest';
import type { PackRouting } from '../pack-parts/routing';
import { NOW, unreadable } from '../rule-kinds/testing/record-builder';
import { accountIndex } from './accounts';
import { EMPTY_STATE } from './state';
import { brief, CONTEXT, decide, inbound, policyWith, ROUTING, rep } from './testing/routing-pack';

const team = (id: string, ...ids: string[]) => ids.map((person) => rep(person, id));
const leave = { pto: [{ from: '2026-11-20', to: '2026-11-22' }] };

describe('accounts', () => {
  it('are suggested by name, and match by an equal one only where the pack says so', () => {
    const like = inbound({ email: 'ada@gmail.com', company: 'Exampel Rockets GmbH' });
    expect(decide(like).suggestions.map(({ account }) => account.id)).toEqual(['rockets']);
    expect(decide(like, { accountNames: 'match' }).owner?.id).toBe('kim');
    const equal = inbound({ email: null, company: 'EXAMPLE ROCKETS Inc.' });
    expect(decide(equal).owner?.id).toBe('kim');
    expect(decide(equal, { accountNames: 'match' }).owner?.id).toBe('ann');
  });

  it('are never those of a personal mail domain', () => {
    const accountTiers = [
      { tier: 1, slaMinutes: 60, accounts: [{ id: 'g', label: 'G', domains: ['gmail.com'], owner: 'ann' }] },
    ];
    const first = decide(inbound({ email: 'ada@gmail.com' }), { accountTiers });
    expect([first.owner?.id, first.state.accounts]).toEqual(['kim', {}]);
  });

  it('are answered in the time of their tier, whatever the branch says; in a queue the shorter one counts', () => {
    const branches: PackRouting['branches'] = [
      { id: 'a', label: 'A', to: { method: 'roundRobin', team: 'sales', slaMinutes: 30 } },
    ];
    const trains = inbound({ email: 'ada@trains.example' });
    expect(brief(trains, { branches })).toEqual(['kim', 240, 'a']);
    expect(brief(inbound(), { branches })).toEqual(['kim', 30, 'a']);
    expect(brief(inbound({ email: 'ada@boats.example' }), { branches })).toEqual(['kim', 'day', 'a']);
    const people = ROUTING.people.map((person) => ({ ...person, capacity: 0 }));
    expect(brief(trains, { branches, people })).toEqual(['Sales queue', 60, 'a']);
  });

  it('keep parts of their domain out where the pack says so', () => {
    const accountTiers = [
      {
        tier: 1,
        slaMinutes: 60,
        accounts: [{ id: 'a', label: 'A', domains: ['a.example'], subdomains: false, owner: 'ann' }],
      },
    ];
    expect(brief(inbound({ email: 'x@a.example' }), { accountTiers })).toEqual(['ann', 60, 'named-account']);
    expect(brief(inbound({ email: 'x@eu.a.example' }), { accountTiers })).toEqual(['kim', null, 'rest']);
  });

  it('keep one owner for all their contacts', () => {
    const people = team('sales', 'kim', 'lou', 'max');
    const at = (domain: string, id: string) => inbound({ email: `x${id}@${domain}` }, id);
    let state = EMPTY_STATE;
    const owners = [...'abcabca'].map((firm, index) => {
      const decision = decide(at(`${firm}.example`, String(index)), { people }, {}, state);
      ({ state } = decision);
      return `${firm} ${decision.owner?.id}`;
    });
    expect(new Set(owners)).toEqual(new Set(['a kim', 'b lou', 'c max']));
    const away = people.map((person) => (person.id === 'kim' ? { ...person, ...leave } : person));
    const standIn = decide(at('a.example', '9'), { people: away }, {}, state);
    expect(standIn.owner?.id).not.toBe('kim');
    expect(standIn.warnings).toEqual(['Kim Rep has the account, and is away; it goes to a stand-in.']);
    expect(standIn.state.accounts['domain:a.example']).toBe('kim');
  });

  it('keep the owner that the CRM shows', () => {
    const contact = inbound({ owner: 'LOU rep', email: 'bob@company.example' }, '7');
    const accounts = accountIndex([contact], policyWith(), CONTEXT);
    expect(decide(inbound(), {}, { accounts }).owner?.id).toBe('lou');
    expect(decide(inbound({ likelyAcv: 90_000 }), {}, { accounts }).warnings).toEqual([
      'Lou Rep has the account already, and is in another team.',
    ]);
  });

  it('do not count a record’s own owner for itself', () => {
    const own = inbound({ owner: 'Lou Rep' });
    const alone = accountIndex([own], policyWith(), CONTEXT);
    expect(decide(own, {}, { accounts: alone }).owner?.id).toBe('kim');
    const others = ['7', '8'].map((id) => inbound({ owner: 'Lou Rep', email: `x${id}@company.example` }, id));
    const shared = accountIndex([own, own, ...others], policyWith(), CONTEXT);
    expect([...(shared.get('domain:company.example')?.owners ?? [])]).toEqual([['Lou Rep', 3]]);
    expect(decide(own, {}, { accounts: shared }).owner?.id).toBe('lou');
  });

  it('have a buying committee from three engaged contacts on', () => {
    const branches: PackRouting['branches'] = [
      {
        id: 'committee',
        label: 'Buying committee',
        match: 'buyingCommittee',
        to: { method: 'roundRobin', team: 'enterprise' },
      },
    ];
    const engaged = (id: string, isEngaged: boolean | undefined) =>
      inbound({ formSubmittedAt: isEngaged === undefined ? undefined : isEngaged ? NOW : null }, id);
    const outcome = (own: boolean | undefined, ...others: (boolean | undefined)[]) => {
      const contacts = others.map((is, index) => engaged(String(index), is));
      const accounts = accountIndex([...contacts, engaged('me', own)], policyWith(), CONTEXT);
      return decide(engaged('me', own), { branches }, { accounts }).path[0]?.outcome;
    };
    const accounts = accountIndex([engaged('1', true), engaged('2', true)], policyWith(), CONTEXT);
    const inNoBranch = decide(engaged('me', true), {}, { accounts });
    expect(inNoBranch.committee).toEqual({ is: true, engaged: 3, needed: 3 });
    expect(decide(engaged('me', true)).committee).toBeNull();
    expect(decide(inbound({ email: unreadable('loading') }), {}, { accounts }).committee).toBeNull();
    expect(outcome(true, true, true)).toBe('taken');
    expect(outcome(true, true, false)).toBe('not-taken');
    expect(outcome(true, true, undefined)).toBe('unknown');
    expect(outcome(undefined, true, true, true)).toBe('taken');
    expect(decide(engaged('me', true), { branches }).path[0]?.outcome).toBe('unknown');
  });
});

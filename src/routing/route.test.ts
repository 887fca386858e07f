import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { record as anyRecord, context } from '../conditions/testing/arbitrary';
import type { PackRouting } from '../pack-parts/routing';
import { unreadable } from '../rule-kinds/testing/record-builder';
import { compileRouting } from './compile-routing';
import { route } from './route';
import { routedTo } from './routed-to';
import { EMPTY_STATE } from './state';
import {
  brief,
  CONTEXT,
  decide,
  inbound,
  policyWith,
  ROUTING,
  ROUTING_PACK,
  rep,
} from './testing/routing-pack';

const team = (id: string, ...ids: string[]) => ids.map((person) => rep(person, id));
const leave = { pto: [{ from: '2026-11-20', to: '2026-11-22' }] };

describe('the default tree', () => {
  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['a named account', { email: 'ada@rockets.example' }, ['ann', 60, 'named-account']],
    ['a part of its domain', { email: 'ada@eu.rockets.example' }, ['ann', 60, 'named-account']],
    ['an account of tier 2', { email: 'ada@trains.example' }, ['ben', 240, 'named-account']],
    ['an account of tier 3 without owner', { email: 'ada@boats.example' }, ['kim', 'day', 'rest']],
    ['a likely ACV over the limit', { likelyAcv: 50_001 }, ['ann', null, 'enterprise']],
    ['a likely ACV at the limit', { likelyAcv: 50_000 }, ['kim', null, 'rest']],
    ['a product-led signup with a team', { productSignup: true, teamUsers: 2 }, ['pia', null, 'plg']],
    ['a territory', { country: 'norway' }, ['kim', null, 'territory']],
    ['everything else', {}, ['kim', null, 'rest']],
    ['a personal mail domain', { email: 'rockets.example@gmail.com' }, ['kim', null, 'rest']],
    ['a domain that only ends alike', { email: 'ada@myrockets.example' }, ['kim', null, 'rest']],
  ])('%s', (_name, fields, expected) => expect(brief(inbound(fields as never))).toEqual(expected));

  it('logs the path taken and the path not taken', () => {
    const { path, pathNotTaken, warnings } = decide(inbound({ likelyAcv: 80_000, country: 'Norway' }));
    expect(path).toEqual([
      {
        branch: 'named-account',
        label: 'Named account',
        outcome: 'not-taken',
        why: 'No named account: the mail domain is company.example.',
      },
      {
        branch: 'enterprise',
        label: 'Likely ACV over $50K',
        outcome: 'taken',
        why: 'Likely ACV is more than 50,000 (Likely ACV: 80000).',
      },
    ]);
    expect(pathNotTaken.map(({ branch, outcome }) => [branch, outcome])).toEqual([
      ['plg', 'not-taken'],
      ['territory', 'would-take'],
      ['rest', 'would-take'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('puts a record into the team’s queue for an hour when nobody is available', () => {
    const people = ROUTING.people.map((person) => ({ ...person, ...leave }));
    const decision = decide(inbound(), { people });
    expect(decision).toMatchObject({
      to: 'queue',
      queue: 'Sales queue',
      team: 'sales',
      slaMinutes: 60,
      couldHave: [],
    });
    expect(decision.warnings).toContain('Nobody of “Everybody else” is available.');
    expect(decision.warnings).toContain('Kim Rep is away until 2026-11-22.');
    expect(brief(inbound({ email: 'ada@trains.example' }), { people })).toEqual([
      'Enterprise queue',
      60,
      'named-account',
    ]);
  });

  it('falls back where no branch decides', () => {
    const branches = ROUTING.branches.slice(0, 1);
    expect(decide(inbound(), { branches })).toMatchObject({
      queue: 'Inbound queue',
      slaMinutes: 60,
      fallbackUsed: true,
    });
    const fallback = { person: 'max', queue: { label: 'Inbound queue', slaMinutes: 60 } };
    expect(brief(inbound(), { branches, fallback })).toEqual(['max', null, 'fallback']);
    expect(decide(inbound(), { branches, fallback: undefined })).toMatchObject({
      to: 'nowhere',
      fallbackUsed: false,
    });
  });
});

describe('what is not known', () => {
  const hidden = inbound({ likelyAcv: undefined });

  it('is skipped, and said', () => {
    const { owner, path, warnings } = decide(hidden);
    expect(owner?.id).toBe('kim');
    expect(path[1]).toMatchObject({ outcome: 'unknown', why: 'Likely ACV is not on this layout.' });
    expect(warnings).toEqual(['“Likely ACV over $50K” can’t be judged: Likely ACV is not on this layout.']);
  });

  it('holds the record, where the pack says so', () => {
    const decision = decide(hidden, { unknown: 'hold' });
    expect(decision).toMatchObject({ to: 'held', owner: null, queue: null, state: { given: {} } });
    expect(decision.path.at(-1)?.branch).toBe('enterprise');
    expect(decision.warnings.at(-1)).toBe('The record is held until “Likely ACV over $50K” can be judged.');
  });

  it('is an address that can’t be read, but not one that is empty', () => {
    expect(decide(inbound({ email: unreadable('loading') })).path[0]?.outcome).toBe('unknown');
    expect(decide(inbound({ email: null })).path[0]?.outcome).toBe('not-taken');
  });

  it('is a territory behind one that can’t be judged', () => {
    const territories = [
      { id: 'big', label: 'Big', when: { op: 'gt' as const, field: 'employees', value: 100 } },
      ...(ROUTING.territories ?? []),
    ];
    const { path } = decide(inbound({ country: 'Norway' }), { territories });
    expect(path[3]).toMatchObject({ outcome: 'unknown', why: 'Big: Employees is not on this layout.' });
  });
});

describe('skills', () => {
  const branches: PackRouting['branches'] = [
    {
      id: 'skill',
      label: 'Skill',
      to: { method: 'skill', team: 'sales', needs: ['productLine', 'language'] },
    },
  ];
  const fields = { ...ROUTING.fields, productLine: 'productLine', language: 'language' };
  const people = [
    rep('kim', 'sales', { skills: ['Boats'], languages: ['German'] }),
    rep('lou', 'sales', { skills: ['boats', 'trains'], languages: ['French'] }),
  ];
  const asked = (productLine: string | null | undefined, language: string | null) =>
    brief(inbound({ productLine, language }), { branches, fields, people });

  it('are all that the record asks for', () => {
    expect(asked('BOATS', 'french')).toEqual(['lou', null, 'skill']);
    expect(asked('Trains', null)).toEqual(['lou', null, 'skill']);
    expect(asked('Trains', 'German')).toEqual(['Inbound queue', 60, 'fallback']);
    expect(asked(undefined, 'German')).toEqual(['Inbound queue', 60, 'fallback']);
    const { path } = decide(inbound({ productLine: 'Trains', language: 'German' }), {
      branches,
      fields,
      people,
    });
    expect(path[0]?.why).toBe('It takes every record. But nobody has Trains and German.');
  });
});

describe('owners', () => {
  const to = (target: PackRouting['branches'][number]['to']) => ({
    branches: [{ id: 'b', label: 'B', to: target }],
  });
  it('are kept, or named by the branch', () => {
    expect(brief(inbound({ owner: 'Max Rep' }), to({ method: 'owner' }))).toEqual(['max', null, 'b']);
    expect(brief(inbound({ owner: 'Nobody' }), to({ method: 'owner' }))).toEqual([
      'Inbound queue',
      60,
      'fallback',
    ]);
    expect(brief(inbound(), to({ method: 'owner', person: 'pia', slaMinutes: 15 }))).toEqual([
      'pia',
      15,
      'b',
    ]);
    expect(brief(inbound(), to({ method: 'queue', team: 'plg' }))).toEqual(['Product-led queue', 60, 'b']);
  });

  it('are all who could have got it, for rules', () => {
    const policy = policyWith();
    expect(routedTo(inbound(), policy, CONTEXT)?.owners).toEqual(['Kim Rep', 'Lou Rep', 'Max Rep']);
    expect(routedTo(inbound({ likelyAcv: undefined }), policy, CONTEXT)?.unsure).toBe(
      'Likely ACV is not on this layout.',
    );
    expect(routedTo(inbound(), policyWith({ people: [] }), CONTEXT)).toBeUndefined();
    const people = ROUTING.people.map((person) => (person.id === 'lou' ? { ...person, ...leave } : person));
    const away = routedTo(inbound(), policyWith({ people }), CONTEXT);
    expect(away?.owners).toEqual(['Kim Rep', 'Max Rep']);
    expect(away?.aliases).toContain('Lou Rep');
    expect(away?.aliases).not.toContain('Ann Rep');
  });

  it('are those of a roster given at run time', () => {
    const policy = compileRouting(ROUTING, ROUTING_PACK, { people: team('sales', 'zoe') });
    expect(route(inbound(), policy, EMPTY_STATE, CONTEXT).owner?.id).toBe('zoe');
  });
});

describe('any record', () => {
  it('is decided without a throw, the same way twice, and changes no state it was given', () => {
    const options = fc.record({
      unknown: fc.constantFrom('skip' as const, 'hold' as const),
      accountNames: fc.constantFrom('match' as const, 'suggest' as const),
      zone: fc.constantFrom('Europe/Berlin', 'Nowhere/Land'),
    });
    fc.assert(
      fc.property(anyRecord, context, options, (record, at, change) => {
        const policy = policyWith(change);
        const state = Object.freeze({
          ...EMPTY_STATE,
          accounts: Object.freeze({ 'domain:x.example': 'gone' }),
        });
        const decision = route(record, policy, state, at);
        expect(route(record, policy, state, at)).toEqual(decision);
        expect([decision.owner !== null, decision.queue !== null]).toEqual([
          decision.to === 'owner',
          decision.to === 'queue',
        ]);
        expect(decision.path.filter(({ outcome }) => outcome === 'taken').length).toBeLessThanOrEqual(1);
        if (decision.owner) expect(decision.couldHave).toContain(decision.owner.id);
        else expect(decision.queue ?? decision.warnings.at(-1)).toBeTruthy();
        const judged = [...decision.path, ...decision.pathNotTaken].map(({ branch }) => branch);
        const all = policy.branches.map(({ id }) => id);
        expect(judged.filter((branch) => branch !== 'fallback')).toEqual(all);
        for (const { why } of decision.path) expect(why).toMatch(/\.$/);
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('goes to whom it would without the branches behind the one that decided', () => {
    const acv = fc.constantFrom(null, undefined, 1000, 80_000);
    const country = fc.constantFrom('Norway', 'Spain', null, undefined);
    const email = fc.constantFrom('ada@rockets.example', 'ada@firm.example', null, undefined);
    fc.assert(
      fc.property(acv, country, email, fc.boolean(), (likelyAcv, where, address, productSignup) => {
        const fields = { likelyAcv, country: where, email: address, productSignup, teamUsers: 2 };
        const whole = decide(inbound(fields));
        const taken = ROUTING.branches.findIndex(({ id }) => id === whole.path.at(-1)?.branch);
        const { owner, to, path, slaMinutes } = decide(inbound(fields), {
          branches: ROUTING.branches.slice(0, taken + 1),
        });
        expect({ owner, to, path, slaMinutes }).toEqual({
          owner: whole.owner,
          to: whole.to,
          path: whole.path,
          slaMinutes: whole.slaMinutes,
        });
      }),
      { numRuns: 200, seed: 13 },
    );
  });

  it('is shared out evenly among those of one team, as long as each is of another account', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(40), (size, count) => {
        const people = Array.from({ length: size }, (_, index) => rep(`r${index}`, 'sales'));
        const given = new Map(people.map(({ id }) => [id, 0]));
        let state = EMPTY_STATE;
        for (let index = 0; index < count; index += 1) {
          const record = inbound({ email: `x@firm${index}.example` }, String(index));
          const decision = decide(record, { people, territories: [] }, {}, state);
          ({ state } = decision);
          const id = decision.owner?.id ?? '';
          given.set(id, (given.get(id) ?? 0) + 1);
        }
        expect(Math.max(...given.values()) - Math.min(...given.values())).toBeLessThanOrEqual(1);
        expect([...given.values()].reduce((sum, one) => sum + one, 0)).toBe(count);
      }),
      { numRuns: 60, seed: 14 },
    );
  });
});

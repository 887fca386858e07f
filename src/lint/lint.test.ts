import { describe, expect, it } from 'vitest';
import type { PackRouting } from '../pack-parts/routing';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { LINT_CHECKS, lintPack } from './index';
import { MISTAKES, NOW, scoring, sizeBand } from './testing/mistakes';
import { PART_MISTAKES } from './testing/part-mistakes';
import { branch, fromWeb, routing, tierOf } from './testing/routing-parts';

const lint = (change: Partial<RulePack>, now = NOW) => lintPack({ ...bundledPack, ...change }, now);
const QUOTA = { period: '2026Q4', amount: 100, currency: 'EUR' };

describe('lint', () => {
  it.each([...MISTAKES, ...PART_MISTAKES])('finds %s at %s', (code, path, change, now) => {
    const found = lint(change, now).filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.path)).toContain(path);
    for (const { message, explanation, fix } of found)
      expect([message, explanation, fix].every(Boolean)).toBe(true);
    expect(
      lint({}).some((finding) => finding.code === code && finding.path === path && code !== 'no-examples'),
    ).toBe(false);
  });

  it('has a test for every check', () => {
    const tested = new Set([...MISTAKES, ...PART_MISTAKES].map(([code]) => code));
    expect([...tested].sort()).toEqual(LINT_CHECKS.map(({ code }) => code).sort());
  });

  it('puts errors before warnings', () => {
    const levels = lint({ ...scoring({ negative: [], fitMinimum: 51 }) }).map(({ level }) => level);
    expect(levels).toEqual([...levels].sort());
    expect(new Set(levels)).toEqual(new Set(['error', 'warning']));
  });

  it('leaves rules alone that never look at the same stage', () => {
    const when = (op: 'exists' | 'empty', stage: string) => ({
      when: {
        op: 'all',
        of: [
          { op, field: 'source' },
          { op: 'eq', field: 'stage', value: stage },
        ],
      },
      says: 'x',
      next: 'Set the source right.',
    });
    const [rule] = bundledPack.rules;
    const rules = [when('exists', 'Negotiation'), when('empty', 'Discovery')].flatMap((options, index) =>
      rule ? [{ ...rule, id: `own-${index}`, kind: 'condition', options }] : [],
    );
    expect(lint({ rules }).map(({ code }) => code)).not.toContain('required-and-forbidden');
  });

  it('names the one value between two open bands', () => {
    const open = (op: 'lt' | 'gt') => ({
      ...sizeBand(op, 0, 0),
      when: { op, field: 'employees', value: 50 },
    });
    const [gap] = lint(scoring({ fit: [open('lt'), open('gt')] })).filter(({ code }) =>
      code.startsWith('gap'),
    );
    expect(gap?.message).toBe('Nothing covers 50, between “lt” and “gt”.');
  });

  it('lets bands of whole numbers meet', () => {
    const meeting = scoring({ fit: [sizeBand('small', 1, 50), sizeBand('middle', 51, 200)] });
    expect(
      lint(meeting)
        .map(({ code }) => code)
        .filter((code) => code.includes('bands')),
    ).toEqual([]);
  });

  it.each<[string, PackRouting['branches'], number[]]>([
    ['behind the same condition', [branch('a', fromWeb), branch('b', fromWeb)], [1]],
    [
      'that asks for the impossible',
      [branch('a', { when: { op: 'between', field: 'amount', from: 2, to: 1 } })],
      [0],
    ],
    ['behind one that may pass it on', [branch('a', { to: { method: 'territory' } }), branch('b')], []],
    [
      'behind a team without people',
      [branch('a', { to: { method: 'roundRobin', team: 'x' } }), branch('b')],
      [],
    ],
    [
      'behind another tier',
      [branch('a', { match: 'namedAccount', tiers: [1] }), branch('b', { match: 'namedAccount' })],
      [],
    ],
  ])('judges a branch %s', (_name, branches, expected) => {
    const found = lint(routing({ branches })).filter(({ code }) => code === 'unreachable-branch');
    expect(found.map(({ path }) => path)).toEqual(expected.map((index) => `routing.branches[${index}]`));
  });

  it('has nothing to say about a sound routing', () => {
    const named = branch('named', { match: 'namedAccount', to: { method: 'account' } });
    const sound = routing({
      branches: [named, branch('web', fromWeb), branch('all')],
      accountTiers: [tierOf(1, 'kim')],
    });
    expect(lint(sound).filter(({ path }) => path.startsWith('routing'))).toEqual([]);
  });

  it.each<[string, Partial<RulePack>]>([
    ['a quota of the present quarter', { quotas: [QUOTA] }],
    [
      'a year that goes on',
      {
        quotas: [
          { ...QUOTA, period: '2026' },
          { ...QUOTA, period: '2026-10' },
        ],
      },
    ],
    ['teams that reach the whole', { quotas: [QUOTA, { ...QUOTA, team: 'sales' }] }],
    ['a quota of a person', { ...routing({}), quotas: [{ ...QUOTA, owner: 'kim rep' }] }],
    ['tiers in order', routing({ accountTiers: [] })],
    ['a guard that asks', { guard: { mode: 'ask' } }],
    ['reasons for one stage', { guard: { mode: 'off', stages: { closedwon: 'insist' }, reasons: ['x'] } }],
    ['hygiene in months', { hygiene: { staleContactMonths: 12 } }],
  ])('has nothing to say about %s', (_name, change) => {
    const found = lint(change).filter(({ path }) => /^(?:quotas|guard|hygiene|routing)/.test(path));
    expect(found).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { tryOut } from './try-out';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const small: RulePack = JSON.parse(readFileSync('docs/examples/pack.json', 'utf8'));
const [first] = small.rules;

it('lets the bundled pack and the example pack judge', () => {
  expect(tryOut(bundledPack, NOW)).toEqual({ ok: true });
  expect(tryOut(small, NOW)).toEqual({ ok: true });
});

it.each<[string, Partial<RulePack>, RegExp]>([
  ['lint', { scoring: { ...small.scoring, fitMinimum: 100 } }, /./],
  ['compile', { rules: first ? [{ ...first, kind: 'no-such' }] : [] }, /no rule kind/],
  [
    'examples',
    {
      rules: small.rules.map((rule) => ({
        ...rule,
        examples: rule.examples?.map((example) => ({ ...example, expect: 'unknown' as const })),
      })),
    },
    /expected unknown, found/,
  ],
])('stops at %s, and says what is wrong', (step, change, words) => {
  const outcome = tryOut({ ...small, ...change }, NOW);
  expect(outcome).toMatchObject({ ok: false, step });
  expect(outcome.ok ? '' : outcome.problems.join('\n')).toMatch(words);
});

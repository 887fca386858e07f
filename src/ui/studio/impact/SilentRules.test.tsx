// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { bundledPack } from '../../../rule-packs/bundled';
import { LeadlightDatabase } from '../../../store/database';
import type { RuleDay } from '../../../store/rule-counts';
import { mount } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { SilentRules } from './SilentRules';

const [first, second] = bundledPack.rules.filter(({ mode }) => mode === 'shadow');
if (!first || !second) throw new Error('The bundled pack has two rules in shadow mode.');
const live = {
  ...bundledPack,
  rules: bundledPack.rules.map((rule) => (rule === first ? { ...rule, mode: 'live' as const } : rule)),
};
const day = (rule: string, silent: number, daysAgo: number): RuleDay => ({
  day: new Date(NOW - daysAgo * 86_400_000).toISOString().slice(0, 10),
  rule,
  pack: `mid-market@${daysAgo}`,
  shown: 1,
  silent,
  parked: 0,
  fixed: 0,
  gone: 0,
});

let db: LeadlightDatabase | null = null;
afterEach(() => db?.delete());

async function open(days: readonly RuleDay[]) {
  db = new LeadlightDatabase('silent-rules');
  await db.ruleDays.bulkPut(days);
  const page = mount(<SilentRules pack={live} active={bundledPack} db={db} clock={() => NOW} />);
  await vi.waitFor(() => act(() => expect(page.text()).toContain('In shadow mode')));
  return page;
}

it('says how often rules in shadow mode would have warned, and which go live', async () => {
  const page = await open([
    day(first.id, 2, 1),
    day(first.id, 3, 9),
    day(second.id, 1, 1),
    day(first.id, 50, 60),
  ]);
  const lines = [...page.root.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(lines).toEqual([
    `${first.title}: would have warned 5 times; live in this draft`,
    `${second.title}: would have warned 1 time`,
  ]);
});

it('says that none would have', async () => {
  const page = await open([day(first.id, 0, 1)]);
  expect(page.text()).toMatch(/None of the \d+ would have warned so far\./);
});

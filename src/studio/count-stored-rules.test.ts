import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { LeadlightDatabase } from '../store/database';
import { saveVisit } from '../store/records';
import { deal, SUMMARY } from '../store/testing/filled-store';
import { storedRuleHits } from './count-stored-rules';

const NOW = Date.UTC(2026, 10, 20, 12);
const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const MODEL = { severity: 'warning', owner: 'RevOps', why: 'It is one.' } as const;

const rule = (id: string, value: number, mode: 'live' | 'shadow' | 'off') => ({
  ...MODEL,
  id,
  title: `Over ${value}`,
  mode,
  kind: 'condition',
  appliesTo: ['deal' as const],
  options: { when: { op: 'gt', field: 'amount', value }, says: 'Big.', next: 'Look.' },
});

const history = bundledPack.rules.filter(({ kind }) => kind === 'stale-deal');
const pack: RulePack = {
  ...bundledPack,
  rules: [rule('big', 5000, 'live'), rule('some', 1000, 'shadow'), rule('none', 1, 'off'), ...history],
};

it('counts the records that fail a rule, of shadow rules too, and names the rules that need more', async () => {
  const db = new LeadlightDatabase('rule-hits');
  for (const id of ['1', '2', '3']) await saveVisit(db, deal(id, NOW), SUMMARY);
  const open = deal('4', NOW);
  await saveVisit(
    db,
    { ...open, fields: { ...open.fields, amount: { state: 'empty', label: 'Amount' } } },
    SUMMARY,
  );
  await saveVisit(db, { ...deal('5', NOW), fields: {} }, SUMMARY);
  const service = storedRuleHits(db, async () => pack);
  const { hits, records, others } = await service.count(CONTEXT, () => {});
  expect(hits.map(({ title, isShadow, fails, unknown }) => [title, isShadow, fails, unknown])).toEqual([
    ['Over 1000', true, 3, 1],
    ['Over 5000', false, 0, 1],
  ]);
  expect([records, others]).toEqual([5, history.map(({ title }) => title)]);
  expect((await service.failing('some')).split('\n').sort()).toEqual([
    'hubspot:7:deal:1',
    'hubspot:7:deal:2',
    'hubspot:7:deal:3',
  ]);
  await expect(service.failing('none')).rejects.toThrow('has not been counted');
});

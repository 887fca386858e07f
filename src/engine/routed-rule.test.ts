import { describe, expect, it } from 'vitest';
import { deal, empty, filled, lead, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { assess } from './assess';
import { compileBatch } from './batch/compile-batch';
import { compilePack } from './compile-pack';

const { routing } = bundledPack;
if (!routing) throw new Error('The bundled pack has no routing.');
const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const people = [{ id: 'kim', label: 'Kim Rep', team: 'sales' }];

const packWith = (change: Partial<RulePack>): RulePack => ({
  ...bundledPack,
  rules: bundledPack.rules
    .filter(({ kind }) => kind === 'routing')
    .map((rule) => ({ ...rule, mode: 'live' as const })),
  ...change,
});
const staffed = packWith({ routing: { ...routing, people } });

const inbound = lead({
  owner: empty(),
  email: filled('ada@sample.example'),
  likelyAcv: filled(9_000),
  productSignup: filled(false),
  teamUsers: filled(1),
});
const judge = (pack: RulePack) => assess(compilePack(pack, 'bundled'), inbound, CONTEXT).findings[0];

describe('a rule on routing', () => {
  it('is told whom the pack’s own routing names', () => {
    expect(judge(staffed)).toMatchObject({
      outcome: 'fail',
      message: 'Owner is empty; routing gives the record to Kim Rep. Assign it.',
    });
  });

  it.each<[string, Partial<RulePack>]>([
    ['without people', {}],
    ['without routing', { routing: undefined }],
  ])('is unknown %s, and says so', (_name, change) => {
    expect(judge(packWith(change))).toMatchObject({
      outcome: 'unknown',
      message:
        'No people and teams are at hand for this rule pack’s routing. Ask RevOps to add them to the pack, or import a roster.',
    });
  });

  it('is judged the same among many records', () => {
    const batch = compileBatch(compilePack(staffed, 'bundled'));
    const records = [
      inbound,
      deal(),
      { ...inbound, fields: { ...inbound.fields, owner: filled('Kim Rep') } },
    ];
    const rules = batch.run(batch.columnsFrom(records), CONTEXT)?.rules[0];
    expect([...(rules?.outcomes ?? [])]).toEqual([3, 0, 1]);
  });
});

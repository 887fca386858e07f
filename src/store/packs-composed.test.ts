import { describe, expect, it } from 'vitest';
import { companyPack } from '../pack-sync/testing/publisher';
import { bundledPack } from '../rule-packs/bundled';
import { parsePack } from '../rule-packs/parse';
import { composePacks, type PackLayer } from './packs-composed';

type Rule = (typeof bundledPack.rules)[number];

const [first, second, third] = bundledPack.rules;
if (!first || !second || !third) throw new Error('The bundled pack has three rules.');

function layer(subscription: string, rules: Rule[], change: object = {}): PackLayer {
  const parsed = parsePack(companyPack(1, { name: subscription, rules, ...change }));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return { subscription, pack: parsed.pack };
}

const idsOf = (rules: readonly { id: string }[]) => rules.map(({ id }) => id);

describe('packs put together', () => {
  it('judge by all rules, and who is first decides about a rule that both have', () => {
    const company = layer('company', [{ ...first, severity: 'breach' }, second]);
    const team = layer('team', [{ ...first, severity: 'info', mode: 'off' }, third], { noiseBudget: 99 });
    const { pack, rules, leftOut } = composePacks(company, [team]);
    expect(idsOf(pack.rules)).toEqual([first.id, second.id, third.id]);
    expect(pack.rules[0]).toMatchObject({ severity: 'breach', mode: first.mode });
    expect(pack).toMatchObject({ name: 'company', noiseBudget: company.pack.noiseBudget });
    expect(rules.map(({ rule, from, insteadOf }) => [rule.id, from, insteadOf])).toEqual([
      [first.id, company, [team]],
      [second.id, company, []],
      [third.id, team, []],
    ]);
    expect(leftOut).toEqual([]);
    expect(parsePack(pack).ok).toBe(true);
  });

  it('go company, team, own: each adds only what none above has', () => {
    const layers = [layer('company', [first]), layer('team', [first, second]), layer('own', [second, third])];
    const [top, ...others] = layers;
    if (!top) throw new Error('There are three.');
    const { rules } = composePacks(top, others);
    expect(rules.map(({ from }) => from.subscription)).toEqual(['company', 'team', 'own']);
  });

  it('bring the fields that their rules need', () => {
    const field = { ...Object.values(bundledPack.fields)[0], type: 'text' as const };
    const company = layer('company', [first]);
    const team = layer('team', [second], { fields: { ...bundledPack.fields, teamNote: field } });
    expect(composePacks(company, [team]).pack.fields).toHaveProperty('teamNote');
  });

  it('leave out as a whole what does not work beside those above, and say why', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...first, id: `rule-${index}` }));
    const company = layer('company', many);
    const team = layer('team', [second]);
    const { pack, leftOut } = composePacks(company, [team, layer('own', [])]);
    expect(pack.rules).toHaveLength(200);
    expect(leftOut).toEqual([{ layer: team, reason: 'rules: This is too large. Use at most 200 entries.' }]);
  });
});

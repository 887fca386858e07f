import { describe, expect, it } from 'vitest';
import type { PackExample } from '../pack-parts/examples';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { runExamples } from './run-examples';

const NOW = '2026-11-20T13:06:00Z';

const stale = bundledPack.rules.find(({ kind }) => kind === 'stale-deal');
if (!stale) throw new Error('The bundled pack has no stale-deal rule.');

const withExamples = (examples: PackExample[], mode: 'live' | 'off' = 'live'): RulePack => ({
  ...bundledPack,
  rules: [{ ...stale, mode, examples }],
});

const example = (expect: PackExample['expect'], fields: PackExample['fields']): PackExample => ({
  name: `is ${expect}`,
  expect,
  now: NOW,
  stage: 'Negotiation',
  fields,
});

const outcomes = (pack: RulePack) => runExamples(pack).map(({ found }) => found);

describe('running the examples of a pack', () => {
  it('judges each at its own time', () => {
    const examples = [
      example('fail', { stageEnteredAt: '2026-08-01T09:00:00Z' }),
      example('pass', { stageEnteredAt: '2026-11-19' }),
      example('unknown', {}),
    ];
    expect(outcomes(withExamples(examples))).toEqual(['fail', 'pass', 'unknown']);
    const early = examples.map((one) => ({ ...one, now: '2026-08-02T09:00:00Z' }));
    expect(outcomes(withExamples(early))[0]).toBe('pass');
  });

  it('says what was expected and what came out instead', () => {
    const [result] = runExamples(withExamples([example('pass', { stageEnteredAt: '2026-08-01' })]));
    expect(result).toMatchObject({
      rule: stale.id,
      path: 'rules[0].examples[0]',
      expected: 'pass',
      found: 'fail',
    });
    expect(result?.message).toContain('Negotiation');
  });

  it('runs rules that are off too', () => {
    const pack = withExamples([example('fail', { stageEnteredAt: '2026-08-01' })], 'off');
    expect(outcomes(pack)).toEqual(['fail']);
  });

  it('calls an example of another kind of record broken', () => {
    const pack = withExamples([{ ...example('pass', {}), object: 'contact' }]);
    expect(runExamples(pack)[0]).toMatchObject({
      found: 'broken',
      message: 'The rule does not apply to a contact.',
    });
  });

  it('takes a value of another type for unknown', () => {
    const pack = withExamples([example('unknown', { stageEnteredAt: true })]);
    expect(outcomes(pack)).toEqual(['unknown']);
  });
});

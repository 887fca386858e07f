import { describe, expect, it } from 'vitest';
import type { PackPipeline } from '../pack-parts/pipelines';
import { bundledPack } from '../rule-packs/bundled';
import { runCli, temporaryFile } from './testing/run-cli';

const WRITTEN = JSON.stringify(bundledPack);

const withStages = (change: (stages: PackPipeline['stages']) => unknown) =>
  JSON.stringify({
    ...bundledPack,
    pipelines: bundledPack.pipelines.map((pipeline) => ({ ...pipeline, stages: change(pipeline.stages) })),
  });

const [firstStage] = bundledPack.pipelines[0]?.stages ?? [];
const [firstSignal] = bundledPack.scoring.fit;

/** Texts that no command takes as a pack: what is said has a code, a path and a fix. */
const UNUSABLE: readonly [what: string, text: string, code: string, says: string][] = [
  ['no JSON', 'name: Example', 'not-json', ':1:1 pack: This is not JSON.'],
  ['nothing at all', '', 'not-json', ':1:1 pack: This is not JSON.'],
  ['a list', '[]', 'not-an-object', 'pack: '],
  [
    'a newer schema',
    JSON.stringify({ ...bundledPack, schemaVersion: 99 }),
    'newer-schema',
    'schemaVersion: The pack was made for a newer Leadlight. Update Leadlight.',
  ],
  ['50 MB', `"${'x'.repeat(50_000_000)}"`, 'too-large', 'pack: The rule pack is too large. Split it'],
  [
    'a depth of 100,000',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'too-deep',
    ':1:33 pack: This is nested too deeply. Flatten',
  ],
  [
    'a name that reaches into prototypes',
    WRITTEN.replace('{', '{"__proto__":{"isAdmin":true},'),
    'forbidden-key',
    '__proto__: This name is not allowed. Rename it.',
  ],
  [
    'a key twice',
    WRITTEN.replace('"noiseBudget":', '"noiseBudget":3,"noiseBudget":'),
    'duplicate-key',
    'noiseBudget: “noiseBudget” is there twice, so one of them would be lost. Keep one.',
  ],
  ['NaN', WRITTEN.replace(/"noiseBudget":\d+/, '"noiseBudget":NaN'), 'not-json', 'This is not JSON.'],
  [
    'an unknown operator',
    JSON.stringify({
      ...bundledPack,
      scoring: {
        ...bundledPack.scoring,
        fit: [{ ...firstSignal, when: { op: 'matches', field: 'email', pattern: '.*' } }],
      },
    }),
    'unknown-operator',
    'scoring.fit[0].when.op: There is no such operator. Use one of: eq, ',
  ],
];

/** What is well formed but refers to nothing, or in circles: lint shows it with all the rest. */
const WRONG: readonly [what: string, text: string, code: string, says: string][] = [
  [
    'a stage that comes again after itself',
    withStages((stages) => [...stages, firstStage]),
    'duplicate-id',
    `.id: “${firstStage?.id}” is there twice. Give each its own id.`,
  ],
  [
    'two stages of one name',
    withStages(([first, second, ...others]) => [first, { ...second, aliases: [first?.label] }, ...others]),
    'ambiguous-stage',
    'Keep each name in one stage',
  ],
  [
    'an unknown kind of rule',
    JSON.stringify({ ...bundledPack, rules: bundledPack.rules.map((rule) => ({ ...rule, kind: 'nope' })) }),
    'unknown-kind',
    'rules[0].kind: This version knows no rule kind “nope”. Update Leadlight, or take the rule out.',
  ],
];

const COMMANDS = ['test', 'lint'] as const;

describe('a pack that can’t be used', () => {
  it.each(UNUSABLE)('%s: every command says where and what to do', async (_, text, code, says) => {
    const file = temporaryFile('pack.json', text);
    for (const command of COMMANDS) {
      const { code: exit, out, err } = await runCli(command, file);
      expect([command, exit, out]).toEqual([command, 2, []]);
      expect(err.join('\n')).toContain(says);
      expect(err.join('\n')).toContain(`[${code}]`);
    }
  });

  it.each(WRONG)('%s: refused, and shown by lint', async (_, text, code, says) => {
    const file = temporaryFile('pack.json', text);
    const refused = await runCli('test', file);
    expect(refused.code).toBe(2);
    expect(refused.err.join('\n')).toContain(says);
    const linted = await runCli('lint', file);
    expect(linted.code).toBe(1);
    expect(linted.out.join('\n')).toMatch(new RegExp(`pack\\.json:\\d+:\\d+ error .*\\[${code}\\]`));
  });
});

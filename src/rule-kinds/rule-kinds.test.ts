import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS, ruleKind } from './index';
import { type RuleKindExamples, testRuleKind } from './testing/test-rule-kind';

/** What every rule kind must have, so that adding one is its folder and one index line. */
const HOME = import.meta.dirname;
const folders = readdirSync(HOME, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
  .map((entry) => entry.name);

const allExamples = new Map<string, RuleKindExamples>();
for (const folder of folders) {
  const loaded: { examples: RuleKindExamples } = await import(`./${folder}/examples.ts`);
  allExamples.set(folder, loaded.examples);
}

it('the registry holds exactly the folders', () => {
  expect(RULE_KINDS.map((kind) => kind.id).sort()).toEqual(folders.sort());
  expect(ruleKind('stale-deal')?.id).toBe('stale-deal');
  expect(ruleKind('no-such-kind')).toBeNull();
});

describe.each(folders)('rule kind folder %s', (folder) => {
  it('explains itself to a manager', () => {
    const path = join(HOME, folder, 'README.md');
    expect(existsSync(path), `${folder}/README.md is missing`).toBe(true);
    const text = readFileSync(path, 'utf8');
    for (const heading of ['## Warns', '## Unknown', '## What clears it', '## Options'])
      expect(text).toContain(heading);
  });

  it('has messages with a next step, and a way to clear every fail', () => {
    const messages = Object.entries(ruleKind(folder)?.messages ?? {});
    expect(new Set(messages.map(([, message]) => message.outcome))).toEqual(
      new Set(['pass', 'fail', 'unknown']),
    );
    for (const [name, message] of messages) {
      expect(message.says.length, name).toBeGreaterThan(0);
      expect(message.next !== '', `${name}: next step`).toBe(message.outcome !== 'pass');
      expect(message.clears !== undefined, `${name}: clears`).toBe(message.outcome === 'fail');
      expect(JSON.stringify(message), `${name}: typographic signs, no blame, no shouting`).not.toMatch(
        /'|!|you forgot|you failed|(?<=\s)-(?=\d)/i,
      );
    }
  });

  it('shows all four sorts of examples', () => {
    const { passes, fails, unknown, invalidOptions } = allExamples.get(folder) ?? {};
    for (const [sort, list] of Object.entries({ passes, fails, unknown, invalidOptions }))
      expect(list?.length ?? 0, sort).toBeGreaterThan(0);
  });
});

for (const kind of RULE_KINDS) {
  const examples = allExamples.get(kind.id);
  if (examples) testRuleKind(kind, examples);
}

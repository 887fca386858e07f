#!/usr/bin/env node
/**
 * `node tests/tooling/new-rule-kind.mjs KIND` makes the folder of a new rule kind with code, examples and
 * a page for managers that pass the meta-test, and adds its line to the index. Change them from there.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [kind] = process.argv.slice(2);
const home = resolve(import.meta.dirname, '../../src/rule-kinds');
const folder = join(home, kind ?? '');

if (!kind || !/^[a-z]+(?:-[a-z]+)*$/.test(kind)) stop('Name the kind in small letters: discount-missing.');
if (existsSync(folder)) stop(`src/rule-kinds/${kind} is there already.`);

mkdirSync(folder);
for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
const index = join(home, 'index.ts');
writeFileSync(index, withKind(readFileSync(index, 'utf8')));
console.log(`src/rule-kinds/${kind} is made and listed. Run npx vitest run src/rule-kinds.`);

function stop(reason) {
  console.error(reason);
  process.exit(2);
}

/** The index with one import and one entry more, both in their order. */
function withKind(text) {
  const name = kind.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  const line = `import ${name} from './${kind}';`;
  const imports = [...text.matchAll(/^import .* from '\.\/(.*)';$/gm)];
  const after = imports.find(([, other]) => other > kind);
  const entries = [...text.matchAll(/^ {2}(\w+),$/gm)];
  const behind = entries.find(([, other]) => other > name);
  return text
    .replace(behind?.[0] ?? '];', `${behind ? `  ${name},\n${behind[0]}` : `  ${name},\n];`}`)
    .replace(after?.[0] ?? /\n\n/, after ? `${line}\n${after[0]}` : `\n${line}\n\n`);
}

function files() {
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`;
  return {
    'index.ts': `import * as z from 'zod/mini';
import { knownValue } from '../../conditions/read-field';
import { defineRuleKind } from '../define';
import { fieldLinks, OPEN_DEAL_MESSAGES, openPlace, unseenFinding } from '../open-deal';
import { isFinding, stageName } from '../stage-messages';

const messages = {
  ...OPEN_DEAL_MESSAGES,
  low: {
    outcome: 'fail',
    title: '{{field}} is low',
    says: '{{field}} is {{value}} in {{stage}}; the limit is {{limit}}.',
    next: 'Correct it, or say why.',
    clears: 'Set {{field}} to at least {{limit}}.',
  },
  fine: { outcome: 'pass', title: '{{rule}}', says: '{{field}} is {{value}}.', next: '' },
} as const;

const optionsSchema = z.strictObject({
  /** Below it the rule warns. */
  limit: z.number().check(z.gte(0)),
});

export default defineRuleKind({
  id: '${kind}',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: () => ['amount'],
  compile: ({ limit }, context) => {
    const { label: field } = context.pack.field('amount');

    return (record) => {
      const place = openPlace(record, context);
      if (isFinding(place)) return [place];
      const known = knownValue(record, 'amount', 'money');
      if (known.state === 'unknown') return [unseenFinding('amount', known, context)];
      if (known.state === 'empty') return [context.finding('fine', { field, value: 'empty' })];
      if (Number(known.value) >= limit) return [context.finding('fine', { field, value: known.text })];
      return [
        context.finding(
          'low',
          { field, value: known.text, limit, stage: stageName(record, place.stage) },
          {
            measure: { value: Number(known.value), limit, unit: 'money', text: known.text },
            evidence: [{ label: field, value: known.text }],
            fields: fieldLinks(context, 'amount'),
          },
        ),
      ];
    };
  },
});
`,
    'examples.ts': `import { deal, filled } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const worth = (amount: number) => deal({ fields: { amount: filled(amount) } });

export const examples: RuleKindExamples = {
  options: { limit: 100 },
  passes: [{ name: 'at the limit', record: worth(100), says: 'Amount is 100.' }],
  fails: [
    {
      name: 'below the limit',
      record: worth(99),
      cleared: worth(100),
      says: 'Amount is 99 in Negotiation; the limit is 100. Correct it, or say why.',
    },
  ],
  unknown: [
    {
      name: 'not on the layout',
      record: deal(),
      says: 'Amount is not on this layout. Show it on this layout, then read the page again.',
    },
  ],
  invalidOptions: [{ name: 'a limit below 0', options: { limit: -1 } }],
};
`,
    'README.md': `# ${title}

Finds open deals whose amount is below a limit.

## Warns

When the amount is less than \`limit\`.

## Unknown

- The amount is not on the page or can’t be read.
- The stage can’t be read, or it is not a stage of the pack.

## What clears it

An amount of at least \`limit\`.

## Options

| option | meaning |
|---|---|
| \`limit\` | below it the rule warns |
`,
  };
}

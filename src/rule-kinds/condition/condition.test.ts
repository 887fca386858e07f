import { expect, it } from 'vitest';
import { TEST_PACK } from '../testing/pack-context';
import { deal, empty, filled } from '../testing/record-builder';
import { runKind } from '../testing/test-rule-kind';
import { examples } from './examples';
import condition from './index';

const run = (options: unknown, fields: Parameters<typeof deal>[0]) =>
  runKind(condition, options, deal(fields), {}, examples.pack)[0];

it.each([
  [
    'one part of all',
    {
      op: 'all',
      of: [
        { op: 'gt', field: 'amount', value: 10 },
        { op: 'empty', field: 'nextStep' },
      ],
    },
    'Set Amount to at most 10.',
  ],
  [
    'every true part of any',
    {
      op: 'any',
      of: [
        { op: 'empty', field: 'nextStep' },
        { op: 'gte', field: 'amount', value: 10 },
        { op: 'lt', field: 'amount', value: 5 },
      ],
    },
    'Fill Next step and set Amount to less than 10.',
  ],
  [
    'the unknown part of any as well',
    {
      op: 'any',
      of: [
        { op: 'gt', field: 'amount', value: 10 },
        { op: 'empty', field: 'jobTitle' },
      ],
    },
    'Set Amount to at most 10 and fill Job title.',
  ],
  [
    'the fewest of a count',
    {
      op: 'atLeast',
      count: 2,
      of: [
        { op: 'gt', field: 'amount', value: 10 },
        { op: 'empty', field: 'nextStep' },
      ],
    },
    'Set Amount to at most 10.',
  ],
  [
    'the same advice once',
    {
      op: 'any',
      of: [
        { op: 'empty', field: 'nextStep' },
        { op: 'empty', field: 'nextStep' },
      ],
    },
    'Fill Next step.',
  ],
])('names the smallest change: %s', (_name, when, clears) => {
  const fields = { amount: filled(30), nextStep: empty() };
  const finding = run({ when, says: 'So.', next: 'Do.' }, { fields });
  expect(finding?.outcome).toBe('fail');
  expect(finding?.clears).toBe(clears);
});

it('asks for what the rule wants instead, where the rule says so', () => {
  const when = { op: 'gt', field: 'amount', value: 10 };
  const clearsWhen = {
    op: 'all',
    of: [
      { op: 'exists', field: 'nextStep' },
      { op: 'exists', field: 'owner' },
    ],
  };
  const fields = { amount: filled(30), nextStep: empty(), owner: filled('Ada Sampleton') };
  expect(run({ when, clearsWhen, says: 'So.', next: 'Do.' }, { fields })?.clears).toBe('Fill Next step.');
});

it('shows a number beside its limit, else how many changes it takes', () => {
  const options = { says: 'So.', next: 'Do.' };
  const fields = { amount: filled(30_000), nextStep: empty() };
  const over = { op: 'gt', field: 'amount', value: 25_000 };
  expect(run({ ...options, when: over }, { fields })?.measure).toEqual({
    value: 30_000,
    limit: 25_000,
    unit: 'Amount',
    text: '30,000 / 25,000',
  });
  const none = { op: 'empty', field: 'nextStep' };
  expect(run({ ...options, when: none }, { fields })?.measure?.text).toBe('1 change');
});

it('names every field it reads, also those in its texts', () => {
  const when = { op: 'empty', field: 'nextStep' };
  const options = {
    when,
    unless: when,
    says: '{{amount}} of {{owner}}.',
    next: 'Do.',
    fields: ['closeDate'],
  };
  expect(condition.fields(options, TEST_PACK).sort()).toEqual(
    ['amount', 'closeDate', 'nextStep', 'owner'].sort(),
  );
});

import { describe, expect, it } from 'vitest';
import { filled } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import { dataQuality } from './data-quality';
import { dealOf, euros } from './testing/sample-deals';

describe('data quality', () => {
  it('is the share of required fields filled on open deals', () => {
    const required = { required: 'stage' } as const;
    const fields = { redlines: filled('done'), approvalChain: filled('  '), amount: euros(1) };
    const deals = [
      dealOf({ stage: 'Negotiation', fields }, required),
      dealOf({ stage: 'Closed Lost', fields }, required),
    ];
    expect(measure(deals, dataQuality())).toMatchObject({
      score: { value: 0.5, n: 2, excluded: [{ reason: 'not on the record or not readable', count: 1 }] },
      fields: [
        { field: 'approvalChain', filled: 0, empty: 1, unknown: 0 },
        { field: 'closeDate', filled: 0, empty: 0, unknown: 1 },
        { field: 'redlines', filled: 1, empty: 0, unknown: 0 },
      ],
    });
  });
});

describe('data quality of what could not be read', () => {
  /** Redlines, approval chain and close date are required: of one deal as many are read as are named. */
  const quality = (...read: readonly string[][]) =>
    measure(
      read.map((names) =>
        dealOf(
          { stage: 'Negotiation', fields: Object.fromEntries(names.map((name) => [name, filled('done')])) },
          { required: 'stage' },
        ),
      ),
      dataQuality(),
    ).score;

  it('is a share where at least half was read, and says how much was not', () => {
    expect(quality(['redlines', 'approvalChain', 'closeDate'], [])).toMatchObject({
      value: 1,
      n: 3,
      excluded: [{ count: 3 }],
      reason: null,
    });
    expect(quality(['redlines', 'approvalChain', 'closeDate'])).toMatchObject({
      value: 1,
      n: 3,
      excluded: [],
    });
  });

  it('is unknown where fewer were read, or none', () => {
    expect(quality(['redlines', 'approvalChain'], [])).toMatchObject({
      value: null,
      n: 2,
      excluded: [{ count: 4 }],
      reason: 'fewer than half of the required fields were read',
    });
    expect(quality([])).toMatchObject({
      value: null,
      n: 0,
      reason: 'no required field was read on any open deal',
    });
  });
});

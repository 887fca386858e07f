import { describe, expect, it } from 'vitest';
import { dateReadings, evidence } from './QuestionCard';

const dates = {
  about: 'dates',
  file: 'records',
  examples: ['03/04/2025'],
  open: 212,
  dayFirst: 0,
  monthFirst: 0,
} as const;
const decimals = {
  about: 'decimals',
  file: 'records',
  examples: ['1.234'],
  open: 1,
  point: 0,
  comma: 0,
} as const;
const copy = <T extends { examples: readonly string[] }>(question: T) => ({
  ...question,
  examples: [...question.examples],
});

describe('the evidence of a question', () => {
  it('names both readings and how many values fit them', () => {
    expect(evidence(copy(dates))).toBe(
      '“03/04/2025” may be 3 April or March 4; 212 values fit both, and none of the file settles it.',
    );
    expect(evidence(copy(decimals))).toBe(
      '“1.234” may be 1234 or 1.234 (a little over 1); 1 value fits both, and none of the file settles it.',
    );
  });

  it('counts what contradicts itself', () => {
    expect(evidence({ ...copy(dates), dayFirst: 3, monthFirst: 1 })).toContain(
      'The file has both: 3 values can only have the day first, 1 only the month.',
    );
    expect(evidence({ ...copy(decimals), point: 2, comma: 5 })).toContain(
      '2 numbers with a decimal point, 5',
    );
  });

  it('does not invent readings of short years', () => {
    expect(dateReadings('25/12/31')).toBe('read in more than one way');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Truth } from '../../conditions/field-test';
import type { Entry } from './entry';
import { verdictOf } from './verdict';

const entry = (truth: Truth | null, position: number): Entry => ({
  stage: { id: `s${position}`, label: `S${position}`, aliases: [], owner: 'Sales', requiredFields: [] },
  position,
  truth,
  asks: '',
  reached: '',
  change: '',
  holds: 0,
  criteria: 0,
  evidence: [],
  gaps: [],
  isScoreOpen: false,
});

const verdict = (position: number, ...truths: (Truth | null)[]) => verdictOf(truths.map(entry), position);

describe('the verdict on a lifecycle stage', () => {
  it('prefers what is proven above to what does not hold', () => {
    expect(verdict(0, false, true, 'unknown', true, false)).toMatchObject({
      says: 'up',
      to: { position: 3 },
    });
  });

  it('names the highest stage below that holds', () => {
    expect(verdict(3, true, true, false, false)).toMatchObject({ says: 'lapsed', to: { position: 1 } });
    expect(verdict(1, false, false)).toMatchObject({ says: 'lapsed', to: null });
  });

  it('asks about this stage and the next one only', () => {
    expect(verdict(0, true, null, false, 'unknown').says).toBe('right');
    expect(verdict(0, true, null, 'unknown')).toMatchObject({ says: 'open', entries: [{ position: 2 }] });
    expect(verdict(-1, 'unknown')).toMatchObject({ says: 'open', entries: [{ position: 0 }] });
  });

  it('never suggests a stage that is not proven, and none below while one above is open', () => {
    const truth = fc.constantFrom<Truth | null>(true, false, 'unknown', null);
    const stages = fc.array(truth, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(stages, fc.nat(), (truths, seed) => {
        const position = (seed % (truths.length + 1)) - 1;
        const answer = verdict(position, ...truths);
        const above = truths.slice(position + 1);
        if (answer.says === 'up') expect(truths[answer.to.position]).toBe(true);
        else expect(above).not.toContain(true);
        if (answer.says !== 'lapsed') return;
        expect(truths[position]).toBe(false);
        if (answer.to) {
          expect(above).not.toContain('unknown');
          expect(answer.to.position).toBeLessThan(position);
        }
      }),
      { numRuns: 1000, seed: 20261120 },
    );
  });
});

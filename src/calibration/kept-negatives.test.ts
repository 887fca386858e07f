import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions/condition';
import type { Case } from './case';
import { keptNegatives } from './kept-negatives';

const signal = (label: string, when: Condition) => ({ id: label, label, points: -10, when });
const student = signal('Student', { op: 'contains', field: 'jobTitle', text: 'student' });
const rival = signal('Competitor', { op: 'emailDomainIn', field: 'email', domains: ['rival.example'] });
const quiet = signal('Quiet', { op: 'countAtLeast', events: 'bounce', count: 1 });
const CASES: Pick<Case, 'values'>[] = [{ values: { jobTitle: 'Intern', email: null } }, { values: {} }];

describe('keptNegatives', () => {
  it('keeps those that the records tell of, an empty field included', () => {
    expect(keptNegatives([student, rival], CASES, new Set(['employees']))).toEqual({
      kept: [student, rival],
      dropped: [],
    });
  });

  it('drops, with the reason, what nothing is told of, what points speak for, and events', () => {
    const { kept, dropped } = keptNegatives(
      [signal('Small', { op: 'lt', field: 'employees', value: 5 }), student, quiet, rival],
      CASES,
      new Set(['jobTitle']),
    );
    expect(kept).toEqual([rival]);
    expect(dropped).toEqual([
      { label: 'Small', reason: 'No record tells of its field “employees”.' },
      { label: 'Student', reason: 'Learned points speak for its field “jobTitle”.' },
      { label: 'Quiet', reason: 'Past records hold no events.' },
    ]);
  });
});

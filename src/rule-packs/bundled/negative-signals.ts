import type { Condition } from '../../conditions/condition';
import type { PackScoring } from '../../pack-parts/scoring';
import { allOf, anyOf, words } from './conditions';

type NegativeSignal = PackScoring['negative'][number];

const PERSONAL_MAIL = [
  'gmail',
  'googlemail',
  'yahoo',
  'hotmail',
  'outlook',
  'live',
  'icloud',
  'aol',
  'gmx',
  'proton',
  'protonmail',
];

/** Providers differ in their endings, so the name before it decides. */
export const PERSONAL_EMAIL: NegativeSignal = {
  id: 'personal-email',
  label: 'Personal e-mail',
  points: -10,
  when: anyOf(
    ...PERSONAL_MAIL.map((name): Condition => ({ op: 'contains', field: 'email', text: `@${name}.` })),
  ),
};

/** Examples: each team names its own competitors. */
export const COMPETITOR_EMAIL: NegativeSignal = {
  id: 'competitor',
  label: 'Competitor’s e-mail domain',
  points: -50,
  when: { op: 'emailDomainIn', field: 'email', domains: ['competitor.example', 'rivalware.example'] },
};

export const STUDENT_TITLE: NegativeSignal = {
  id: 'student',
  label: 'Student or intern',
  points: -25,
  when: words('jobTitle', ['student', 'intern', 'trainee', 'Praktikant', 'Werkstudent']),
};

/** No sign of life in so many days, counted from the creation of records that never gave one. */
export const noEngagement = (days: number, field: string, points: number): NegativeSignal => ({
  id: 'no-engagement',
  label: `No engagement in ${days} days`,
  points,
  when: anyOf(
    { op: 'olderThanDays', field, days },
    allOf({ op: 'empty', field }, { op: 'olderThanDays', field: 'createdAt', days }),
  ),
});

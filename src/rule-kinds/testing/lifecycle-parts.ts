import type { Condition } from '../../conditions/condition';
import type { PackLifecycle } from '../../pack-parts/lifecycle';
import type { PackParts } from '../../pack-parts/parts';
import type { PackReasonCode } from '../../pack-parts/reason-codes';
import type { PackContext } from '../define';
import { TEST_PACK } from './pack-context';
import { withFields } from './typed-fields';

const filled = (field: string): Condition => ({ op: 'exists', field });
const all = (...fields: string[]): Condition => ({ op: 'all', of: fields.map(filled) });

/** A lifecycle in the manner of domain.md § 1. */
const LIFECYCLE: PackLifecycle = {
  stages: [
    { id: 'subscriber', label: 'Subscriber', aliases: [], owner: 'Marketing', requiredFields: ['email'] },
    {
      id: 'lead',
      label: 'Lead',
      aliases: [],
      owner: 'Marketing',
      requiredFields: ['name', 'email', 'company'],
      enterWhen: all('name', 'email', 'company'),
    },
    {
      id: 'mql',
      label: 'MQL',
      aliases: ['Marketing Qualified Lead'],
      owner: 'Marketing',
      requiredFields: ['source'],
      enterWhen: filled('demoRequestedAt'),
      score: 'mql',
      answerWithinHours: 48,
    },
    {
      id: 'sql',
      label: 'SQL',
      aliases: ['Sales Qualified Lead'],
      owner: 'Sales',
      requiredFields: ['budget', 'need'],
      enterWhen: {
        op: 'atLeast',
        count: 2,
        of: ['budget', 'authority', 'need', 'timeline'].map(filled),
      },
    },
    {
      id: 'opportunity',
      label: 'Opportunity',
      aliases: [],
      owner: 'Sales',
      requiredFields: [],
      enterWhen: all('hubspotOnly'),
    },
    {
      id: 'evangelist',
      label: 'Evangelist',
      aliases: [],
      owner: 'CS',
      requiredFields: [],
      enterWhen: { op: 'gte', field: 'nps', value: 9 },
    },
  ],
  recycled: { label: 'Recycled', aliases: ['Recycle'] },
};

const REASON_CODES: PackReasonCode[] = [
  { id: 'FIT-01', label: 'Too small', action: 'nurture', scoreAgain: 'if it grows' },
  { id: 'FIT-02', label: 'Wrong industry', action: 'archive' },
  { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 },
  { id: 'QUAL-02', label: 'Locked in', action: 'recycle', recycleBefore: 'their renewal' },
];

const parts: PackParts = {
  lifecycle: LIFECYCLE,
  reasonCodes: REASON_CODES,
};

/** TEST_PACK with a lifecycle, reason codes and the fields they read. */
export const LIFECYCLE_PACK: PackContext = {
  ...TEST_PACK,
  parts,
  field: withFields({
    demoRequestedAt: ['Demo requested', 'datetime'],
    budget: ['Budget', 'text'],
    authority: ['Authority', 'text'],
    need: ['Need', 'text'],
    nps: ['NPS', 'number'],
    rejectionReason: ['Rejection reason', 'choice'],
    becameMqlAt: ['Became MQL', 'datetime'],
    recycledAt: ['Recycled', 'datetime'],
  }),
};

import type { AuditSection } from '../../../../hygiene/audit/section';
import type { ReviewAudit, ReviewSection } from '../review-audit';

const section = (id: AuditSection['id'], change: Partial<ReviewSection> = {}): ReviewSection => ({
  id,
  label: id,
  definition: `What ${id} counts.`,
  count: 0,
  of: 3,
  unknown: 0,
  rows: [],
  places: Uint32Array.of(),
  says: { texts: [], codes: Uint32Array.of() },
  ...change,
});

/** Three contacts k0 to k2: two of them the same, one similar, one of which a stage is not known. */
export const sampleAudit = (): ReviewAudit => ({
  account: { crm: 'hubspot', org: '7' },
  audited: 3,
  deals: 1,
  asOf: null,
  sections: [
    section('duplicates', {
      label: 'Duplicates',
      count: 2,
      unknown: 1,
      places: Uint32Array.of(0, 1),
      says: { texts: ['group 1: ada@sample.example'], codes: Uint32Array.of(0, 0) },
    }),
    section('deliverability'),
    section('inactive'),
    section('lifecycle', {
      label: 'Lifecycle stages',
      unknown: 1,
      rows: [
        { label: 'Lead', count: 2 },
        { label: 'MQL', count: 0 },
      ],
    }),
    section('required-fields'),
  ],
  groups: [
    {
      keys: ['hubspot:7:contact:k0', 'hubspot:7:contact:k1'],
      places: [0, 1],
      matches: [{ by: 'email', value: 'ada@sample.example' }],
    },
  ],
  grouped: 1,
  suggestions: [
    {
      keys: ['hubspot:7:contact:k1', 'hubspot:7:contact:k2'],
      places: [1, 2],
      shared: 'phone',
      similar: 'person',
      similarity: 0.97,
    },
  ],
  suggested: 1,
  gaps: {
    deals: {
      stages: ['Proposal', 'Stage not known'],
      owners: ['Ines'],
      gaps: Uint32Array.of(1, 0),
      of: Uint32Array.of(1, 0),
      unknown: Uint32Array.of(0, 2),
      rows: Uint32Array.of(3),
      cells: Uint32Array.of(0),
      says: { texts: ['empty: Timeline'], codes: Uint32Array.of(0) },
    },
    people: null,
  },
  hasMarketing: false,
});

import type { AuditSection } from './section';

/** The questions of domain.md § 7 in their order, and what a pack lacks where one is not asked. */
export const CHECKLIST: readonly { id: AuditSection['id']; missing: string }[] = [
  { id: 'duplicates', missing: '' },
  { id: 'deliverability', missing: '' },
  { id: 'inactive', missing: '' },
  { id: 'lifecycle', missing: 'Lifecycle stages: not checked, the pack has no lifecycle' },
  { id: 'required-fields', missing: 'Required fields: not checked, the pack has no lifecycle' },
  {
    id: 'enrichment',
    missing: 'Enriched fields: not checked, the pack names none (hygiene.enrichedFields)',
  },
];

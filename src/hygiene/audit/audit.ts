import { knownValue } from '../../conditions/read-field';
import { recordKey } from '../../record/record-key';
import type { AssessContext, CrmRecord } from '../../record/types';
import type { PackContext } from '../../rule-kinds/define';
import { type Duplicates, findDuplicates } from '../duplicates/find-duplicates';
import type { NotSame } from '../duplicates/kept-apart';
import { isPerson } from '../is-person';
import type { HygienePolicy } from '../policy';
import { deliverabilitySection, inactiveSection } from './activity-sections';
import { lifecycleSection, requiredFieldsSection } from './lifecycle-sections';
import { type AuditSection, auditEntry } from './section';
import { seededSample } from './seeded-sample';

export interface AuditInput {
  records: readonly CrmRecord[];
  policy: HygienePolicy;
  pack: PackContext;
  context: AssessContext;
  /** Draws the enrichment sample; the same seed draws the same records. */
  seed: number;
  notSame?: readonly NotSame[];
}

export interface Audit {
  /** Leads and contacts; other records are not part of this audit. */
  audited: number;
  /** The groups behind the first section, for a merge preview. */
  duplicates: Duplicates;
  sections: AuditSection[];
}

/** The quarterly audit of leads and contacts (domain.md § 7). Pure: the same input, the same lists. */
export function auditRecords({ records, policy, pack, context, seed, notSame }: AuditInput): Audit {
  const byKey = new Map(records.map((record) => [recordKey(record.identity), record]));
  const people = [...byKey.values()].filter(isPerson);
  const duplicates = findDuplicates(people, policy, notSame);
  const sections = [
    duplicatesSection(people.length, duplicates),
    deliverabilitySection(people, policy, context),
    inactiveSection(people, policy, context),
    lifecycleSection(people, pack),
    requiredFieldsSection(people, pack),
    enrichmentSection(people, policy, seed),
  ];
  return { audited: people.length, duplicates, sections: sections.filter((section) => section !== null) };
}

/** The first question, from duplicates among so many leads and contacts. */
export function duplicatesSection(
  people: number,
  { groups, suggestions, withoutKeys }: Duplicates,
): AuditSection {
  const list = groups.flatMap(({ records, matches }, index) =>
    records.map((record) => auditEntry(record, `group ${index + 1}: ${matches[0]?.value ?? ''}`)),
  );
  return {
    id: 'duplicates',
    label: 'Duplicates',
    definition:
      'Leads and contacts with the same e-mail address, or the same mail domain, company, phone and name. Similar names are to look at, and not counted.',
    count: list.length,
    of: people - withoutKeys,
    unknown: withoutKeys,
    rows: [
      { label: 'Groups', count: groups.length },
      { label: 'Records too many', count: list.length - groups.length },
      { label: 'Similar pairs to look at', count: suggestions.length },
    ],
    list,
  };
}

/** Records to compare with the real world by hand; null where the pack names no enriched fields. */
function enrichmentSection(
  people: readonly CrmRecord[],
  policy: HygienePolicy,
  seed: number,
): AuditSection | null {
  const { enrichedFields, sampleSize, field } = policy;
  if (enrichedFields.length === 0) return null;
  const valuesOf = (record: CrmRecord) =>
    enrichedFields.flatMap((name) => {
      const known = knownValue(record, name, field(name).type);
      return known.state === 'value' ? [{ label: field(name).label, text: known.text }] : [];
    });
  const filled = people
    .filter((record) => valuesOf(record).length > 0)
    .sort((a, b) => (recordKey(a.identity) < recordKey(b.identity) ? -1 : 1));
  const drawn = seededSample(filled, sampleSize, seed);
  return {
    id: 'enrichment',
    label: 'Enriched fields to check',
    definition: `A random sample of the leads and contacts with an enriched field, drawn with the seed ${seed}. Check each value by hand.`,
    count: drawn.length,
    of: filled.length,
    unknown: 0,
    rows: enrichedFields.map((name) => ({
      label: field(name).label,
      count: drawn.filter((record) => valuesOf(record).some(({ label }) => label === field(name).label))
        .length,
    })),
    list: drawn.map((record) =>
      auditEntry(
        record,
        valuesOf(record)
          .map(({ label, text }) => `${label}: ${text}`)
          .join('; '),
      ),
    ),
  };
}

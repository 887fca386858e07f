import type { Audit } from '../hygiene/audit/audit';
import { CHECKLIST } from '../hygiene/audit/checklist';
import type { AuditSection } from '../hygiene/audit/section';
import { priorityWords, SIMILAR_WORDS } from '../hygiene/merge/merge-words';
import { formatDay, plural } from '../record/format';
import type { AssessContext } from '../record/types';
import { type GroupToMerge, groupText, type NameOf } from './merge-text';

export interface AuditReport {
  audit: Audit;
  groups: readonly GroupToMerge[];
  /** Records of the file that are no leads or contacts. */
  leftOut: number;
  /** What tells records of marketing automation apart; null when the pack does not say. */
  hasMarketing: boolean;
  nameOf: NameOf;
}

/** How long the lists get; what is beyond is counted. */
export interface ListLimit {
  most: number;
}

type Context = AssessContext & ListLimit;

/** The quarterly audit as a checklist for a person: counts, lists, and what a merge would keep. */
export function auditText(report: AuditReport, context: Context): string[] {
  const { audit, leftOut } = report;
  const beside = leftOut > 0 ? `; ${plural(leftOut, 'other record')} left out` : '';
  const people = plural(audit.audited, 'lead or contact', 'leads and contacts');
  return [
    `Audit of ${people}, ${formatDay(context.now, context)}${beside}`,
    ...CHECKLIST.flatMap(({ id, missing }) => {
      const section = audit.sections.find((one) => one.id === id);
      return ['', ...(section ? sectionText(section, report, context) : [`[ ] ${missing}`])];
    }),
  ];
}

function sectionText(section: AuditSection, report: AuditReport, context: Context): string[] {
  const { label, definition, count, of, unknown, rows } = section;
  const gaps = unknown > 0 ? `; ${unknown} not known` : '';
  return [
    `[ ] ${label}: ${count} of ${of}${gaps}`,
    `    ${definition}`,
    ...rows.map((row) => `    ${row.label}: ${row.count}`),
    ...(section.id === 'duplicates'
      ? duplicatesText(report, context)
      : listed(
          section.list.map(({ record, says }) => `  - ${report.nameOf(record)}: ${says}`),
          context,
        )),
  ];
}

function duplicatesText(report: AuditReport, context: Context): string[] {
  const { groups, nameOf, audit } = report;
  const { suggestions } = audit.duplicates;
  const similar = suggestions.map(
    ({ records, shared, similar: alike, similarity }) =>
      `  - similar ${SIMILAR_WORDS[alike]}, same ${SIMILAR_WORDS[shared]}: ${records.map(nameOf.record).join(' and ')} (${Math.floor(similarity * 100)}% alike)`,
  );
  const priority = priorityWords(report.hasMarketing);
  return [
    ...(groups.length > 0 ? [`    Merge priority: ${priority}. Nothing is merged.`] : []),
    ...groups.slice(0, context.most).flatMap((group, index) => groupText(group, index + 1, nameOf)),
    ...more(groups.length, context, 'group'),
    ...listed(similar, context),
  ];
}

const listed = (lines: readonly string[], context: ListLimit): string[] => [
  ...lines.slice(0, context.most),
  ...more(lines.length, context),
];

const more = (count: number, { most }: ListLimit, noun?: string): string[] =>
  count > most ? [`  … and ${noun ? plural(count - most, `more ${noun}`) : `${count - most} more`}`] : [];

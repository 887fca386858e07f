import { CRM_NAMES } from '../record/crm-names';
import { formatDay, joinWords } from '../record/format';
import type { Crm, ObjectKind } from '../record/types';
import { blocks, bold, type Content, heading, list, md, paragraph, table } from './markdown';
import type { Sheet } from './sheet';

/** The beginning of every document: what it is, of which pack, whose and of when. */
export function head(sheet: Sheet, title: string, about: Content): string {
  const { pack, format, now, crms } = sheet;
  return blocks(
    heading(1, title),
    paragraph(about),
    table(
      ['Rule pack', 'Version', 'Owner', 'Issued', 'Written', 'For'],
      [
        [
          md`${pack.name} (${pack.id})`,
          pack.version,
          pack.owner,
          formatDay(Date.parse(pack.issuedAt), format),
          formatDay(now, format),
          joinWords(crms.map((crm) => CRM_NAMES[crm])),
        ],
      ],
    ),
    paragraph(
      md`This document is written from the rule pack. Change the pack and write it anew; edits made here are lost. Questions go to ${pack.owner}.`,
    ),
  );
}

/** The end of every document: what a reader may expect here and the pack does not say. */
export const missing = (gaps: readonly (Content | null)[]): string => {
  const named = gaps.filter((gap) => gap !== null);
  return blocks(
    heading(2, 'What is not in this pack'),
    named.length > 0 ? list(named) : paragraph('Nothing that this document describes is left open.'),
  );
};

/** One line for all stages that lack the same: "Exit criteria of Demo and Proposal: …". Null where none does. */
export const gapOf = (what: string, of: readonly { label: string }[], comesOfIt: string): Content | null =>
  of.length === 0 ? null : `${what} of ${joinWords(of.map(({ label }) => label))}: ${comesOfIt}`;

/** Fields with their types and where each CRM keeps them, once each, in the order given. */
export function fieldTable(sheet: Sheet, names: readonly string[], objects: readonly ObjectKind[]): string {
  const { context, crms, place } = sheet;
  const columns: Record<Crm, string> = { hubspot: 'HubSpot property', salesforce: 'Salesforce field' };
  return table(
    ['Field', 'Type', ...crms.map((crm) => columns[crm])],
    [...new Set(names)].map((name) => {
      const { label, type } = context.field(name);
      return [label, type, ...crms.map((crm) => place(name, crm, objects))];
    }),
  );
}

/** The section that says which fields a document speaks of and where they are. */
export const fieldsSection = (
  sheet: Sheet,
  names: readonly string[],
  objects: readonly ObjectKind[],
): string =>
  names.length === 0
    ? ''
    : blocks(
        heading(2, 'Fields'),
        paragraph(
          'These are the fields that this document names. Where several API names stand together, the first one that is filled counts. “Not mapped” means that the pack does not say where the field is, so whatever rests on it stays unknown.',
        ),
        fieldTable(sheet, names, objects),
      );

/** Steps to set it up, per CRM; each step a sentence or more. */
export function setUpSection(sheet: Sheet, steps: Readonly<Record<Crm, readonly Content[]>>): string {
  return blocks(
    heading(2, `How to set this up in ${joinWords(sheet.crms.map((crm) => CRM_NAMES[crm]))}`),
    paragraph(
      'Menus differ between editions and change over time: look for the names below where a path has moved. Leadlight only reads; it sets nothing up by itself.',
    ),
    ...sheet.crms.flatMap((crm) => [
      sheet.crms.length > 1 ? heading(3, CRM_NAMES[crm]) : '',
      list(steps[crm], 'numbers'),
    ]),
  );
}

/** A line such as "**Owner**: Sales". */
export const fact = (name: string, content: Content): Content => md`${bold(name)}: ${content}`;

/** Labels of fields in a row, or a dash. */
export const labels = (sheet: Sheet, names: readonly string[]): string =>
  names.map(sheet.label).join(', ') || '–';

/** The first letter as a capital: conditions come as parts of sentences. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

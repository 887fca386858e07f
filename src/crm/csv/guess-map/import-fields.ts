import { CONCEPTS } from '../../../record/concepts';
import type { FieldMap } from '../../../record/field-map';
import type { ImportField } from '../../../record/file-import';
import { fieldsFor } from '../../map-fields';
import { type KindOfFile, onThisObject } from './header-names';

/** Not a concept: it says which of two rows of one record counts. */
export const MODIFIED = { name: 'modifiedAt', label: 'Last modified', type: 'datetime' } as const;

const FIRST = [
  'name',
  'stage',
  'amount',
  'closeDate',
  'createdAt',
  'owner',
  'stageEnteredAt',
  'lastActivityAt',
];

/** What columns can be mapped to: the fields of this kind of record, the useful ones first, then the pack's own. */
export function importFields(kind: KindOfFile, packFields: FieldMap): ImportField[] {
  const standard = fieldsFor({ identity: kind }, []).map(({ definition }) => definition);
  const named = [
    { name: 'name', ...CONCEPTS.name },
    ...(kind.object === 'deal' ? [{ name: 'company', ...CONCEPTS.company }] : []),
    ...standard,
    ...onThisObject(packFields, kind.crm, kind.object),
    MODIFIED,
  ];
  const known = new Map(named.map(({ name, label, type }) => [name, { name, label, type }]));
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...known.values()]
    .map((field) => ({ ...field, isRequired: field.name === 'stage' && kind.object === 'deal' }))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

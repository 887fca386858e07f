import type { RecordMap } from '../crm/csv/map-schema';
import { CONCEPTS, isConcept } from '../record/concepts';
import type { RulePack } from '../rule-packs/schema';
import { InputError } from './command';
import { columnsOf } from './record-file';

/**
 * The map for a file whose columns are named like the pack's fields already: `id`, `object` by the
 * pack's scoring or rules, `stage`, and every concept or pack field by its own name.
 * @throws InputError when there is no column `id`, or no table.
 */
export async function plainMap(path: string, pack: RulePack): Promise<RecordMap> {
  const columns = await columnsOf(path, {});
  if (!columns.includes('id'))
    throw new InputError(`${path} has no column “id”.`, [
      'Give a map with --map that says which column holds what.',
    ]);
  const known = columns.filter(
    (name) => name !== 'stage' && (isConcept(name) || Object.hasOwn(pack.fields, name)),
  );
  return {
    object: columns.some((name) => name === 'amount' || name === 'closeDate') ? 'deal' : 'lead',
    id: 'id',
    fields: Object.fromEntries(known.map((name) => [name, fieldOf(name, pack)])),
    ...(columns.includes('stage') && { stage: { column: 'stage' } }),
    ...(columns.includes('name') && { title: 'name' }),
  };
}

function fieldOf(name: string, { fields }: RulePack): RecordMap['fields'][string] {
  const type = isConcept(name) ? CONCEPTS[name].type : fields[name]?.type;
  return { column: name, ...(type && { type }) };
}

import { invalidType } from '../errors';
import type { Row, SObject } from '../object';
import { type Raw, restValue } from '../values';
import { comparable, compileCondition } from './compile-condition';
import { parseSoql } from './parse';
import { follow, type Path, resolvePath, type Schema } from './paths';
import type { Order, Query } from './query';

/** A record as REST sends it: values, and one nested object a relationship. */
export interface RestRecord {
  attributes: { type: string; url: string };
  [field: string]: Raw | RestRecord | RestRecord['attributes'];
}

export interface QueryResult {
  /** All matches, also of COUNT(). */
  totalSize: number;
  records: RestRecord[];
}

const attributes = (object: SObject, id: string, version: string) => ({
  type: object.name,
  url: `/services/data/v${version}/sobjects/${object.name}/${id}`,
});

/** One record with the given fields. */
export function toRest(
  schema: Schema,
  object: SObject,
  row: Row,
  paths: readonly Path[],
  version: string,
): RestRecord {
  const record: RestRecord = { attributes: attributes(object, row.id, version) };
  for (const path of paths.filter(({ through }) => through.length === 0))
    record[path.name] = restValue(path.get(row), path.type);
  for (const name of new Set(paths.flatMap(({ through }) => through.slice(0, 1)))) {
    const inner = paths
      .filter(({ through }) => through[0] === name)
      .map((path) => [...path.through.slice(1), path.name].join('.'));
    const link = object.fields.find((field) => field.relationship?.name === name);
    const target = link && follow(schema, row, link.name);
    record[name] = target
      ? toRest(
          schema,
          target.object,
          target.row,
          inner.map((path) => resolvePath(schema, target.object, path)),
          version,
        )
      : null;
  }
  return record;
}

function compareRows(a: Row, b: Row, orders: readonly (Order & { path: Path })[]): number {
  for (const { path, descending, nullsLast } of orders) {
    const [left, right] = [comparable(path.get(a), path.type), comparable(path.get(b), path.type)];
    if (left === right) continue;
    if (left === null || right === null) return (left === null) === nullsLast ? 1 : -1;
    return left < right === descending ? 1 : -1;
  }
  return 0;
}

/** The rows to look through: few where the condition names parents, else all. */
function candidates(object: SObject, where: Query['where']): Row[] {
  const parts = where?.kind === 'and' ? where.parts : [where];
  for (const part of parts) {
    const values = part?.kind === 'in' && !part.negated ? part.values : [];
    const equal = part?.kind === 'compare' && part.operator === '=' ? [part.value] : [];
    const ids = [...values, ...equal].flatMap((value) => (value.kind === 'text' ? [value.value] : []));
    const rows = part && 'field' in part && ids.length > 0 ? object.rowsOf(part.field, ids) : null;
    if (rows) return rows;
  }
  return object.rows();
}

/** Runs a query over the whole org. @throws SalesforceProblem with the code Salesforce answers */
export function runSoql(
  schema: Schema,
  soql: string,
  now: number,
  version: string,
  user: string | null = null,
): QueryResult {
  const query = parseSoql(soql);
  const object = schema.byName(query.object);
  if (!object) throw invalidType(query.object);
  const context = { schema, object, now };
  const test = query.where ? compileCondition(context, query.where) : () => true;
  const paths = query.select === 'count' ? [] : query.select.map((path) => resolvePath(schema, object, path));
  const orders = query.orderBy.map((order) => ({ ...order, path: resolvePath(schema, object, order.field) }));
  const ofUser = query.scope === 'mine' ? (row: Row) => row.get('OwnerId') === user : () => true;
  const rows = candidates(object, query.where).filter((row) => test(row) && ofUser(row));
  if (orders.length) rows.sort((a, b) => compareRows(a, b, orders));
  const found = rows.slice(query.offset, query.limit === null ? undefined : query.offset + query.limit);
  if (query.select === 'count') return { totalSize: found.length, records: [] };
  return {
    totalSize: found.length,
    records: found.map((row) => toRest(schema, object, row, paths, version)),
  };
}

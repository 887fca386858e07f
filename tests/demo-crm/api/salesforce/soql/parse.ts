import { parseCondition } from './parse-condition';
import type { Order, Query } from './query';
import { TokenReader } from './token-reader';
import { malformed, tokenize } from './tokens';

const MAX_OFFSET = 2_000;

function parseSelect(reader: TokenReader): Query['select'] {
  const first = reader.word();
  if (first.toUpperCase() === 'COUNT' && reader.takesSymbol('(')) {
    reader.symbol(')');
    return 'count';
  }
  const fields = [first];
  while (reader.takesSymbol(',')) fields.push(reader.word());
  return fields;
}

function parseOrder(reader: TokenReader): Order {
  const field = reader.word();
  const descending = reader.takesWord('DESC');
  if (!descending) reader.takesWord('ASC');
  if (!reader.takesWord('NULLS')) return { field, descending, nullsLast: false };
  const nullsLast = reader.takesWord('LAST');
  if (!nullsLast) reader.keyword('FIRST');
  return { field, descending, nullsLast };
}

function parseOrderBy(reader: TokenReader): Order[] {
  if (!reader.takesWord('ORDER')) return [];
  reader.keyword('BY');
  const orders = [parseOrder(reader)];
  while (reader.takesSymbol(',')) orders.push(parseOrder(reader));
  return orders;
}

/** `FROM Opportunity o`: the alias is cut from the front of field paths. */
function withoutAlias(query: Query, alias: string): Query {
  const strip = (path: string) =>
    path.toLowerCase().startsWith(`${alias.toLowerCase()}.`) ? path.slice(alias.length + 1) : path;
  const inside = (condition: Query['where']): Query['where'] => {
    if (!condition) return null;
    if (condition.kind === 'not') return { ...condition, part: inside(condition.part) ?? condition.part };
    if ('parts' in condition)
      return { ...condition, parts: condition.parts.map((part) => inside(part) ?? part) };
    return { ...condition, field: strip(condition.field) };
  };
  return {
    ...query,
    select: query.select === 'count' ? 'count' : query.select.map(strip),
    where: inside(query.where),
    orderBy: query.orderBy.map((order) => ({ ...order, field: strip(order.field) })),
  };
}

function parseScope(reader: TokenReader): string | null {
  if (!reader.takesWord('USING')) return null;
  reader.keyword('SCOPE');
  return reader.word().toLowerCase();
}

const CLAUSES = ['USING', 'WHERE', 'ORDER', 'LIMIT', 'OFFSET'];

/**
 * Reads the part of SOQL that the demo knows: SELECT fields or COUNT() FROM one object, WHERE,
 * ORDER BY, LIMIT, OFFSET.
 * @throws SalesforceProblem MALFORMED_QUERY for anything else
 */
export function parseSoql(soql: string): Query {
  const reader = new TokenReader(tokenize(soql));
  reader.keyword('SELECT');
  const select = parseSelect(reader);
  reader.keyword('FROM');
  const object = reader.word();
  const { kind, text } = reader.peek();
  const alias = kind === 'word' && !CLAUSES.includes(text.toUpperCase()) ? reader.word() : null;
  const scope = parseScope(reader);
  const where = reader.takesWord('WHERE') ? parseCondition(reader) : null;
  const orderBy = parseOrderBy(reader);
  const limit = reader.takesWord('LIMIT') ? reader.wholeNumber() : null;
  const offset = reader.takesWord('OFFSET') ? reader.wholeNumber() : 0;
  reader.end();
  if (offset > MAX_OFFSET) throw malformed(`OFFSET must not be over ${MAX_OFFSET}`);
  const query: Query = { object, select, scope, where, orderBy, limit, offset };
  return alias === null ? query : withoutAlias(query, alias);
}

import { salesforceId } from '../../data/ids';
import type { ApiRequest, ApiResponse } from '../http';
import type { Endpoint, SalesforceContext } from './context';
import { SalesforceProblem } from './errors';
import { type RestRecord, runSoql } from './soql/run';

const MAX_BATCH = 2_000;
const MIN_BATCH = 200;
const OPEN_CURSORS = 20;

interface Cursor {
  records: RestRecord[];
  batch: number;
}

/** `Sforce-Query-Options: batchSize=500`; clamped to what Salesforce allows. */
function batchSize(request: ApiRequest): number {
  const asked = /batchSize=(\d+)/i.exec(String(request.headers['sforce-query-options'] ?? ''))?.[1];
  return asked === undefined ? MAX_BATCH : Math.min(MAX_BATCH, Math.max(MIN_BATCH, Number(asked)));
}

/** Query with paging: `nextRecordsUrl` names a cursor and the place to go on from. */
export function queryEndpoints(context: SalesforceContext): Endpoint[] {
  const cursors = new Map<string, Cursor>();
  let opened = 0;

  const open = (cursor: Cursor): string => {
    opened += 1;
    const id = salesforceId('01g', opened);
    cursors.set(id, cursor);
    const [oldest] = cursors.keys();
    if (cursors.size > OPEN_CURSORS && oldest !== undefined) cursors.delete(oldest);
    return id;
  };

  const page = (id: string | null, cursor: Cursor, from: number, version: string): ApiResponse => {
    const end = from + cursor.batch;
    const done = end >= cursor.records.length;
    const next = done
      ? {}
      : { nextRecordsUrl: `/services/data/v${version}/query/${id ?? open(cursor)}-${end}` };
    const records = cursor.records.slice(from, end);
    return { status: 200, body: { totalSize: cursor.records.length, done, ...next, records } };
  };

  const run = (request: ApiRequest, version: string): ApiResponse => {
    const soql = request.url.searchParams.get('q');
    if (!soql) throw new SalesforceProblem('MALFORMED_QUERY', 'A query string has to be specified');
    const { totalSize, records } = runSoql(
      context.schema,
      soql,
      context.clock(),
      version,
      context.data.owners[0]?.salesforceId ?? null,
    );
    if (records.length < totalSize) return { status: 200, body: { totalSize, done: true, records } };
    return page(null, { records, batch: batchSize(request) }, 0, version);
  };

  const more = (locator: string, version: string): ApiResponse => {
    const [id = '', from = ''] = locator.split('-');
    const cursor = cursors.get(id);
    if (!cursor || !/^\d+$/.test(from))
      throw new SalesforceProblem('INVALID_QUERY_LOCATOR', 'invalid query locator');
    return page(id, cursor, Number(from), version);
  };

  return [
    {
      method: 'GET',
      pattern: /^\/query(?:All)?\/?$/,
      handle: (request, _, version) => run(request, version),
    },
    {
      method: 'GET',
      pattern: /^\/query(?:All)?\/([^/]+)$/,
      handle: (_, [locator = ''], version) => more(locator, version),
    },
  ];
}

import * as z from 'zod';
import type { ObjectKind } from '../../../src/record/types';
import type { DemoData, PageRequest, PageResponse } from '../model';
import type { Look } from './field-view';
import { type Inputs, logCall, type Site } from './site';

/**
 * What the pages' own scripts fetch:
 * `GET /demo-data/{deal|lead|contact|company}` a list, `GET …/{id}` a record, `PATCH …/{id}` with inputs by
 * API name saves a form, `POST …/{id}/calls` logs a call. Texts are in the format of the query's
 * `locale`, `zone` and `lang`, in both directions.
 */
const PATH = /^\/demo-data\/(deal|lead|contact|company)(?:\/(\w+)(\/calls)?)?$/;

const inputs = z.record(z.string(), z.union([z.string(), z.null()]));
const call = z.object({ subject: z.string() });

const json = (status: number, body: unknown): PageResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

interface Target {
  site: Site;
  data: DemoData;
  object: ObjectKind;
  id: string;
  look: Look;
  at: number;
}

/** The record as it is now, as every answer about one record is. */
function recordResponse({ site, object, id, look }: Target): PageResponse {
  const view = site.record(object, id, look);
  return view ? json(200, view) : json(404, { message: 'This record does not exist.' });
}

/** Refused values come back with what the form says about them. */
function save(target: Target, work: () => void): PageResponse {
  if (!target.site.record(target.object, target.id, target.look)) return recordResponse(target);
  try {
    work();
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) });
  }
  return recordResponse(target);
}

/** Answers a request below /demo-data; null for any other path. */
export function dataResponse(
  request: PageRequest,
  context: { site: Site; data: DemoData; look: Look; at: number },
): PageResponse | null {
  const [path, object, id, calls] = PATH.exec(request.url.pathname) ?? [];
  if (!path) return null;
  const { site, look } = context;
  const kind = object as ObjectKind;
  if (!id) return json(200, site.list(kind, look));
  const target: Target = { ...context, object: kind, id };
  if (request.method === 'PATCH')
    return save(target, () => site.change(kind, id, inputs.parse(JSON.parse(request.body)) as Inputs, look));
  if (request.method === 'POST' && calls)
    return save(target, () =>
      logCall(context.data, id, call.parse(JSON.parse(request.body)).subject, context.at),
    );
  return recordResponse(target);
}

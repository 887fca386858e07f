import type { DemoData } from '../../model';
import type { ApiRequest, ApiResponse } from '../http';
import { bearerToken } from '../http';
import { HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_READ_ONLY_TOKEN } from '../tokens';
import { missingScopes, validationError } from './errors';
import type { ApiObject } from './object';

/** What every endpoint of the HubSpot API works on. */
export interface HubspotContext {
  data: DemoData;
  /** Time of writes, epoch ms. */
  clock(): number;
  findObject(name: string): ApiObject | undefined;
}

/** Runs `use` with the named object, or answers 400 for a name and 403 for a scope that is missing. */
export function withObject(
  context: HubspotContext,
  request: ApiRequest,
  name: string,
  use: (object: ApiObject) => ApiResponse,
): ApiResponse {
  const object = context.findObject(name);
  if (!object) return validationError(`Unable to infer object type from: ${name}`);
  if (object.name !== 'deals' && bearerToken(request) === HUBSPOT_DEALS_ONLY_TOKEN)
    return missingScopes(`crm.objects.${object.name}.read`);
  return use(object);
}

/** 403 for a key that may only read; null where the write may go on. */
export const refusedWrite = (request: ApiRequest, object: string): ApiResponse | null =>
  bearerToken(request) === HUBSPOT_READ_ONLY_TOKEN || bearerToken(request) === HUBSPOT_DEALS_ONLY_TOKEN
    ? missingScopes(`crm.objects.${object === 'tasks' ? 'contacts' : object}.write`)
    : null;

/** Values of a list parameter: repeated, separated by commas, or both. */
export const listParameter = (url: URL, name: string): string[] =>
  url.searchParams
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter(Boolean);

import type { DemoData } from '../../model';
import { type ApiHandler, bearerToken } from '../http';
import { answer } from '../router';
import { HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_READ_ONLY_TOKEN, HUBSPOT_TOKEN } from '../tokens';
import { accountRoutes } from './account';
import type { HubspotContext } from './context';
import { hubspotError, invalidAuthentication, objectNotFound } from './errors';
import { eventRoutes } from './events';
import { createObjects } from './objects';
import { ownerRoutes } from './owners';
import { pipelineRoutes } from './pipelines';
import { propertyRoutes } from './properties';
import { createRateLimit } from './rate-limit';
import { readRoutes } from './read-objects';
import { searchRoutes } from './search';
import { taskRoutes } from './tasks';
import { tokenRoutes } from './token-info';
import { writeRoutes } from './write-objects';

const TOKENS: readonly (string | null)[] = [HUBSPOT_TOKEN, HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_READ_ONLY_TOKEN];

/** Dated paths are the same endpoints: /crm/objects/2026-03/0-3 is /crm/v3/objects/0-3. */
const undated = (path: string) => path.replace(/^\/crm\/([a-z]+)\/\d{4}-\d{2}(?=\/|$)/, '/crm/v3/$1');

/** HubSpot's CRM v3 API over the demo data. `clock` gives the time of writes. */
export function createHubspotApi(data: DemoData, clock: () => number): ApiHandler {
  const context: HubspotContext = { data, clock, findObject: createObjects(data) };
  const limits = createRateLimit();
  const routes = [
    ...tokenRoutes,
    ...taskRoutes(context),
    ...searchRoutes(context),
    ...readRoutes(context),
    ...writeRoutes(context),
    ...pipelineRoutes(context),
    ...ownerRoutes(context),
    ...propertyRoutes(context),
    ...accountRoutes(context),
    ...eventRoutes(context),
  ];
  return (request) => {
    if (!TOKENS.includes(bearerToken(request))) return invalidAuthentication();
    const found = answer(routes, request, undated(request.url.pathname));
    if (found === 'wrong-method')
      return hubspotError(405, 'METHOD_NOT_ALLOWED', `${request.method} is not supported here.`);
    const response = found ?? objectNotFound(request.url.pathname);
    return { ...response, headers: { ...limits(clock()), ...response.headers } };
  };
}

import type { DemoData } from '../../model';
import { type ApiHandler, type ApiRequest, type ApiResponse, bearerToken } from '../http';
import { answer } from '../router';
import { SALESFORCE_ORG_ID, SALESFORCE_TOKEN } from '../tokens';
import { compositeEndpoints } from './composite';
import { createContext, type Endpoint } from './context';
import { describeEndpoints } from './describe';
import { invalidSession, notFound, SalesforceProblem, salesforceError } from './errors';
import { DAILY_REQUESTS, limitEndpoints } from './limits';
import { listViewEndpoints } from './list-views';
import { queryEndpoints } from './query';
import { sobjectEndpoints } from './sobjects';
import { uiApiEndpoints } from './ui-api';
import { isServed, versionList } from './versions';

/** Requests that the org had answered before the server started. */
const USED_BEFORE = 900;

const resources = (version: string, { owners: [user] }: DemoData): ApiResponse => {
  const at = (name: string) => `/services/data/v${version}/${name}`;
  const names = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'ui-api'];
  const identity = `https://login.salesforce.com/id/${SALESFORCE_ORG_ID}/${user?.salesforceId ?? ''}`;
  return { status: 200, body: { ...Object.fromEntries(names.map((name) => [name, at(name)])), identity } };
};

/** Salesforce's REST API over the demo data. `clock` gives the time of writes and of TODAY. */
export function createSalesforceApi(data: DemoData, clock: () => number): ApiHandler {
  const context = createContext(data, clock);
  let used = USED_BEFORE;

  const dispatch = (request: ApiRequest): ApiResponse => {
    const [, version = '', path = ''] =
      /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(request.url.pathname) ?? [];
    if (!isServed(version)) return notFound();
    if (path === '' || path === '/') return resources(version, data);
    try {
      const routes = endpoints.map((endpoint) => ({
        ...endpoint,
        handle: (inner: ApiRequest, parts: string[]) => endpoint.handle(inner, parts, version),
      }));
      const found = answer(routes, request, path);
      if (found === 'wrong-method')
        return salesforceError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed.`);
      return found ?? notFound();
    } catch (error) {
      if (error instanceof SalesforceProblem) return error.toResponse();
      throw error;
    }
  };

  const endpoints: Endpoint[] = [
    ...queryEndpoints(context),
    ...describeEndpoints(context),
    ...listViewEndpoints,
    ...sobjectEndpoints(context),
    ...compositeEndpoints(dispatch),
    ...uiApiEndpoints(context),
    ...limitEndpoints(() => used),
  ];

  return (request) => {
    if (/^\/services\/data\/?$/.test(request.url.pathname)) return versionList();
    if (bearerToken(request) !== SALESFORCE_TOKEN) return invalidSession();
    used += 1;
    const response = dispatch(request);
    const usage = { 'sforce-limit-info': `api-usage=${used}/${DAILY_REQUESTS}` };
    return { ...response, headers: { ...usage, ...response.headers } };
  };
}

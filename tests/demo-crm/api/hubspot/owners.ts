import type { DemoOwner } from '../../model';
import { type ApiRequest, type ApiResponse, bearerToken } from '../http';
import type { Route } from '../router';
import { HUBSPOT_DEALS_ONLY_TOKEN } from '../tokens';
import type { HubspotContext } from './context';
import { missingScopes, objectNotFound, validationError } from './errors';

const TIMES = { createdAt: '2024-01-15T12:00:00Z', updatedAt: '2024-06-15T12:00:00Z', archived: false };

/** Owners may be queues, which have neither an e-mail nor a person behind them. */
const QUEUE = { id: '710099999', type: 'QUEUE', firstName: 'Inbound', lastName: 'Queue', ...TIMES };

const person = (owner: DemoOwner, index: number, owners: readonly DemoOwner[]) => ({
  id: owner.hubspotId,
  type: 'PERSON',
  email: owner.email,
  firstName: owner.firstName,
  lastName: owner.lastName,
  userId: 9_000_001 + index,
  userIdIncludingInactive: 9_000_001 + index,
  teams: [
    {
      id: String(100 + owners.findIndex(({ team }) => team === owner.team)),
      name: owner.team,
      primary: true,
    },
  ],
  ...TIMES,
});

function list(context: HubspotContext, { url }: ApiRequest): ApiResponse {
  const email = url.searchParams.get('email');
  const limit = Number(url.searchParams.get('limit') ?? 100);
  const after = Number(url.searchParams.get('after') ?? 0);
  if (!(limit >= 1 && limit <= 500) || Number.isNaN(after))
    return validationError('limit must be from 1 to 500 and after a number');
  const all = [...context.data.owners.map(person), QUEUE].filter(
    (owner) => email === null || ('email' in owner && owner.email === email),
  );
  const next = String(after + limit);
  const paging = all.length > after + limit ? { paging: { next: { after: next } } } : {};
  return { status: 200, body: { results: all.slice(after, after + limit), ...paging } };
}

function get(context: HubspotContext, id: string): ApiResponse {
  const owner = [...context.data.owners.map(person), QUEUE].find((entry) => entry.id === id);
  return owner ? { status: 200, body: owner } : objectNotFound(`owner ${id}`);
}

const guarded = (request: ApiRequest, use: () => ApiResponse): ApiResponse =>
  bearerToken(request) === HUBSPOT_DEALS_ONLY_TOKEN ? missingScopes('crm.objects.owners.read') : use();

export const ownerRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/owners\/?$/,
    handle: (request) => guarded(request, () => list(context, request)),
  },
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/owners\/([^/]+)$/,
    handle: (request, [id = '']) => guarded(request, () => get(context, id)),
  },
];

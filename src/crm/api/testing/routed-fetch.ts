import type { SentCall } from './scripted-fetch';

interface Answered {
  status?: number;
  body: unknown;
}

/** Answers by path, the longest beginning first; `ended` is an authorization that is refused with 401. */
export type Answers = { ended?: string } & Record<`/${string}`, Answered>;

/** A fetch that answers each path as told; what it does not know is 404. */
export function routedFetch(answers: Answers): {
  fetch(url: string, init: RequestInit): Promise<Response>;
  sent: SentCall[];
} {
  const sent: SentCall[] = [];
  const routes = Object.entries(answers)
    .flatMap(([path, answer]) => (typeof answer === 'object' ? [{ path, answer }] : []))
    .sort((a, b) => b.path.length - a.path.length);
  return {
    sent,
    async fetch(url, init) {
      sent.push({ url, init });
      if (answers.ended && new Headers(init.headers).get('authorization') === answers.ended)
        return Response.json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], { status: 401 });
      const { pathname } = new URL(url);
      const found = routes.find(({ path }) => pathname.startsWith(path))?.answer;
      return Response.json(found?.body ?? {}, { status: found ? (found.status ?? 200) : 404 });
    },
  };
}

const property = (name: string, label: string) => ({ name, label, type: 'string' });
const hubspotDeal = (id: string, owner: string) => ({
  id,
  properties: { dealname: 'Deal', amount: '5000', dealstage: 's1', pipeline: 'p1', hubspot_owner_id: owner },
});

/** A HubSpot account with a pipeline, an owner and two deals, one of them with an owner it does not list. */
export const HUBSPOT_ANSWERS: Answers = {
  '/account-info': { body: { portalId: 24680135, companyCurrency: 'EUR' } },
  '/crm/v3/properties': {
    body: { results: [property('amount', 'Amount'), property('dealname', 'Deal Name')] },
  },
  '/crm/v3/pipelines': {
    body: {
      results: [{ id: 'p1', label: 'Sales', stages: [{ id: 's1', label: 'Discovery', displayOrder: 0 }] }],
    },
  },
  '/crm/v3/owners': { body: { results: [{ id: '7', firstName: 'Alex', lastName: 'Doe' }] } },
  '/crm/v3/objects': { body: { results: [] } },
  '/crm/v3/objects/deals/9001': { body: hubspotDeal('9001', '7') },
  '/crm/v3/objects/deals/9002': { body: hubspotDeal('9002', '8') },
};

const rows = (...records: object[]) => ({ totalSize: records.length, done: true, records });
const part = (index: number, body: unknown) => ({
  body,
  httpStatusCode: 200,
  referenceId: `question${index}`,
});
const field = (name: string, type = 'string') => ({ name, label: name, type });

/** A Salesforce org with one opportunity, asked for with its history and activities at once. */
export const SALESFORCE_ANSWERS: Answers = {
  '/services/data': { body: [{ version: '65.0' }, { version: '66.0' }, { version: '67.0' }] },
  '/services/data/v66.0/': { body: { identity: null } },
  '/services/data/v66.0/limits': { body: { DailyApiRequests: { Max: 15_000, Remaining: 14_000 } } },
  '/services/data/v66.0/query': { body: rows({ ApiName: 'Discovery', MasterLabel: 'Discovery' }) },
  '/services/data/v66.0/sobjects': {
    body: { name: 'Opportunity', fields: [field('Name'), field('StageName')] },
  },
  '/services/data/v66.0/composite': {
    body: {
      compositeResponse: [
        part(4, rows()),
        part(0, rows({ Id: '006000000000001AAA', Name: 'Deal', StageName: 'Discovery' })),
        part(
          1,
          rows({
            StageName: 'Discovery',
            CreatedDate: '2026-11-02T09:00:00.000+0000',
            CreatedBy: { UserType: 'Standard' },
          }),
        ),
        {
          body: [{ errorCode: 'INVALID_TYPE', message: 'x' }],
          httpStatusCode: 400,
          referenceId: 'question2',
        },
        part(3, rows()),
      ],
    },
  },
};

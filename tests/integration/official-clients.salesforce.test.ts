import { Connection } from 'jsforce';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import { showcaseDeal, showcaseLead } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';

/** jsforce against the demo CRM, unchanged. HubSpot's client: official-clients.test.ts. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
let crm: DemoCrm;
let baseUrl: string;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW });
  baseUrl = `http://127.0.0.1:${crm.httpPort}`;
});
afterEach(() => crm.faults.clear());
afterAll(() => crm.close());

describe('jsforce', async () => {
  const connect = (accessToken = SALESFORCE_TOKEN) =>
    new Connection({ instanceUrl: baseUrl, accessToken, version: '66.0' });

  it('queries beyond 2,000 rows', async () => {
    const connection = connect();
    const first = await connection.query('SELECT Id FROM Task');
    expect(first.totalSize).toBeGreaterThan(2_000);
    expect(first).toMatchObject({ done: false, nextRecordsUrl: expect.stringContaining('-2000') });
    const all = await connection.query('SELECT Id, Subject FROM Task', {
      autoFetch: true,
      maxFetch: 50_000,
    });
    expect(all.records).toHaveLength(first.totalSize);
    expect(new Set(all.records.map((row) => row.Id)).size).toBe(first.totalSize);
  });

  it('goes through ids in order, with the histories of many records at once, as bulk sync does', async () => {
    const connection = connect();
    const list = 'SELECT Id, SystemModstamp FROM Opportunity WHERE IsClosed = false';
    const first = await connection.query(`${list} ORDER BY Id LIMIT 50`);
    const last = first.records.at(-1)?.Id ?? '';
    const next = await connection.query(`${list} AND Id > '${last}' ORDER BY Id LIMIT 50`);
    const ids = [...first.records, ...next.records].map(({ Id }) => String(Id));
    expect(new Set(ids).size).toBe(ids.length);
    const lives = await connection.query(
      `SELECT OpportunityId, StageName, CreatedBy.UserType FROM OpportunityHistory WHERE OpportunityId IN (${ids.map((id) => `'${id}'`).join(', ')})`,
      { autoFetch: true, maxFetch: 10_000 },
    );
    expect(new Set(lives.records.map(({ OpportunityId }) => OpportunityId))).toEqual(new Set(ids));
    const [newest] = (
      await connection.query('SELECT SystemModstamp FROM Opportunity ORDER BY SystemModstamp DESC LIMIT 1')
    ).records;
    const since = await connection.query(
      `SELECT Id FROM Opportunity WHERE SystemModstamp >= ${new Date(String(newest?.SystemModstamp)).toISOString()}`,
    );
    expect(since.totalSize).toBeGreaterThan(0);
  });

  it('knows list views, and the people who report to the user', async () => {
    const connection = connect();
    const views = '/sobjects/Opportunity/listviews';
    const { listviews } = await connection.request<{ listviews: { id: string }[] }>(views);
    const described = await connection.request<{ query: string }>(`${views}/${listviews[0]?.id}/describe`);
    expect(described.query).toContain('USING SCOPE mine');
    const own = await connection.query('SELECT Id, OwnerId FROM Opportunity USING SCOPE mine');
    expect(new Set(own.records.map(({ OwnerId }) => OwnerId))).toEqual(
      new Set([crm.data.owners[0]?.salesforceId]),
    );
    const team = await connection.query(
      `SELECT Id FROM User WHERE ManagerId = '${crm.data.owners[0]?.salesforceId}' AND IsActive = true`,
    );
    expect(team.totalSize).toBe(2);
  });

  it('queries in smaller batches when it is told to', async () => {
    const page = await connect().query('SELECT Id FROM Opportunity', {
      headers: { 'Sforce-Query-Options': 'batchSize=200' },
    });
    expect(page.records).toHaveLength(200);
    const rest = await connect().queryMore(page.nextRecordsUrl ?? '');
    expect(rest).toMatchObject({ done: true });
    expect(rest.records).toHaveLength(crm.data.deals.length - 200);
  });

  it('queries through its own query builder', async () => {
    const { salesforceId, name } = showcaseDeal(crm.data, 'all-clear');
    const rows = await connect()
      .sobject('Opportunity')
      .find({ Id: salesforceId, IsClosed: false, Amount: { $gte: 10_000 } }, ['Name', 'Owner.Name'])
      .sort({ CreatedDate: -1 })
      .limit(5);
    expect(rows).toMatchObject([{ Name: name, Owner: { Name: expect.any(String) } }]);
    expect(await connect().sobject('Lead').count()).toBe(crm.data.leads.length);
  });

  it('describes, retrieves one and many, and knows its limits', async () => {
    const connection = connect();
    const described = await connection.describe('Opportunity');
    expect(described.fields.find((field) => field.name === 'Redlines__c')).toMatchObject({ custom: true });
    const { sobjects } = await connection.describeGlobal();
    expect(sobjects.map((object) => object.name)).toEqual(
      expect.arrayContaining(['Lead', 'OpportunityStage', 'Task']),
    );
    const deal = showcaseDeal(crm.data, 'negotiation-troubled');
    const record = await connection.sobject('Opportunity').retrieve(deal.salesforceId);
    expect(record).toMatchObject({
      StageName: 'Negotiation',
      PushCount: 3,
      LastStageChangeInDays: 46,
      Discount__c: 24,
    });
    const stale = showcaseDeal(crm.data, 'stale').salesforceId;
    const two = await connection.retrieve('Opportunity', [deal.salesforceId.slice(0, 15), stale], {
      fields: ['Id'],
    });
    expect(two.map((row) => row?.Id)).toEqual([deal.salesforceId, stale]);
    expect((await connection.limits()).DailyApiRequests).toMatchObject({ Max: 15_000 });
    expect(connection.limitInfo.apiUsage).toMatchObject({ limit: 15_000 });
  });

  it('changes a record and logs a call', async () => {
    const connection = connect();
    const { salesforceId } = showcaseLead(crm.data, 'manager-due');
    await connection.sobject('Lead').update({ Id: salesforceId, Status: 'Working - Contacted' });
    await connection
      .sobject('Task')
      .create({ WhoId: salesforceId, TaskSubtype: 'Call', Status: 'Completed', Subject: 'Call' });
    const tasks = await connection.query(`SELECT TaskSubtype FROM Task WHERE WhoId = '${salesforceId}'`);
    expect(tasks.records.map((task) => task.TaskSubtype)).toEqual(['Call']);
    expect(showcaseLead(crm.data, 'manager-due').firstContactAt).toBeGreaterThanOrEqual(NOW);
    await expect(connection.sobject('Opportunity').create({ Name: 'New' })).rejects.toMatchObject({
      name: 'REQUIRED_FIELD_MISSING',
    });
  });

  it('sends several requests as one', async () => {
    const { salesforceId, ownerId } = showcaseDeal(crm.data, 'stale');
    const base = '/services/data/v66.0';
    const answer = await connect().requestPost<{
      compositeResponse: { httpStatusCode: number; body: unknown }[];
    }>(`${base}/composite`, {
      compositeRequest: [
        {
          method: 'GET',
          url: `${base}/sobjects/Opportunity/${salesforceId}?fields=OwnerId`,
          referenceId: 'deal',
        },
        { method: 'GET', url: `${base}/sobjects/User/@{deal.OwnerId}`, referenceId: 'owner' },
        { method: 'GET', url: `${base}/sobjects/User/nobody`, referenceId: 'nobody' },
      ],
    });
    expect(answer.compositeResponse.map((part) => part.httpStatusCode)).toEqual([200, 200, 404]);
    const owner = crm.data.owners.find((entry) => entry.hubspotId === ownerId);
    expect(answer.compositeResponse[1]?.body).toMatchObject({ Email: owner?.email });
  });

  it('reads through the UI API, whose datetimes end in Z', async () => {
    const deal = showcaseDeal(crm.data, 'stale');
    const record = await connect().request(
      `/ui-api/records/${deal.salesforceId}?fields=Opportunity.CreatedDate,Opportunity.Owner.Name`,
    );
    expect(record).toMatchObject({
      apiName: 'Opportunity',
      fields: {
        CreatedDate: { value: new Date(deal.createdAt).toISOString() },
        Owner: { displayValue: expect.any(String), value: { apiName: 'User' } },
      },
    });
  });

  it('names each error by its code', async () => {
    const connection = connect();
    const { salesforceId } = showcaseDeal(crm.data, 'stale');
    await expect(connect('wrong').query('SELECT Id FROM Lead')).rejects.toMatchObject({
      name: 'INVALID_SESSION_ID',
    });
    await expect(connection.query('SELECT Nope FROM Lead')).rejects.toMatchObject({ name: 'INVALID_FIELD' });
    await expect(connection.query('SELECT Id FROM Nope')).rejects.toMatchObject({ name: 'INVALID_TYPE' });
    await expect(connection.query('SELECT Id')).rejects.toMatchObject({ name: 'MALFORMED_QUERY' });
    await expect(connection.sobject('Lead').retrieve('00Q8d0000099999AAA')).rejects.toMatchObject({
      name: 'NOT_FOUND',
    });
    await expect(
      connection.sobject('Opportunity').update({ Id: salesforceId, StageName: 'Nowhere' }),
    ).rejects.toMatchObject({ name: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' });
    await expect(
      connection.sobject('Opportunity').update({ Id: salesforceId, IsWon: true }),
    ).rejects.toMatchObject({ name: 'INVALID_FIELD_FOR_INSERT_UPDATE' });
    crm.faults.add({ match: '/services/data', status: 403, times: 1 });
    await expect(connection.limits()).rejects.toMatchObject({ name: 'REQUEST_LIMIT_EXCEEDED' });
  });

  it('gets over a server that is away for a moment', async () => {
    crm.faults.add({ match: '/limits', status: 503, times: 1 });
    const before = crm.requests.length;
    expect(await connect().limits()).toHaveProperty('DailyApiRequests');
    expect(crm.requests.length - before).toBe(2);
  });

  it('finds the versions without a session', async () => {
    const response = await fetch(`${baseUrl}/services/data`);
    const versions: { version: string; label: string }[] = await response.json();
    expect(versions.at(-1)).toMatchObject({ version: '66.0', label: "Spring '26" });
    expect((await fetch(`${baseUrl}/services/data/v12.0/limits`)).status).toBe(401);
  });
});

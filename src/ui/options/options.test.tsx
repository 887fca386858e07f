// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../contracts/connection-service';
import type { AccountReport } from '../../record/connection';
import { mount, settle, type } from '../testing/mount';
import { Options } from './Options';
import type { OptionsActions } from './options-actions';
import type { PollActions } from './poll-actions';
import { reportLines } from './report-lines';
import type { SyncActions } from './sync-actions';

const REPORT: AccountReport = {
  crm: 'hubspot',
  org: '24680135',
  account: 'HubSpot account 24680135',
  allowance: { remaining: 180, max: 190, windowMs: 10_000 },
  missing: [],
  clockSkewMs: 400,
  checkedAt: Date.UTC(2026, 10, 20, 14, 6),
};
const VIEW: ConnectionView = { crm: 'hubspot', org: '24680135', way: 'token', keep: 'device' };

const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };
const CLOCK = () => Date.UTC(2026, 10, 20, 14, 6);
const NO_SYNCS: SyncActions = {
  list: async () => [],
  scopes: async () => [],
  start: () => Promise.reject(new Error('Not here.')),
  pause: async () => {},
  readNow: async () => {},
  wipe: async () => 0,
  watch: () => {},
};

const NO_POLLS: PollActions = {
  list: async () => [],
  start: async () => {},
  askNow: async () => {},
  stop: async () => 0,
  scopes: async () => [],
  watch: () => {},
};

/** The page over actions that note what was asked for; `actions` replaces some. */
async function open(actions: Partial<OptionsActions> = {}, canSignIn = true) {
  const calls: string[] = [];
  let connected: ConnectionView[] = [];
  const note =
    (name: string) =>
    async (...args: unknown[]): Promise<AccountReport> => {
      calls.push(`${name} ${JSON.stringify(args)}`);
      connected = [VIEW];
      return REPORT;
    };
  const all: OptionsActions = {
    list: async () => connected,
    connectHubspot: note('hubspot'),
    connectSalesforceSession: note('session'),
    connectSalesforceOauth: note('oauth'),
    test: note('test'),
    async disconnect({ org }) {
      calls.push(`disconnect ${org}`);
      connected = [];
    },
    setWrites: async () => [],
    ...actions,
  };
  const page = mount(
    <Options
      actions={all}
      syncs={NO_SYNCS}
      polls={NO_POLLS}
      canSignIn={canSignIn}
      clock={CLOCK}
      context={CONTEXT}
    />,
  );
  await settle();
  const field = (id: string) => {
    const found = document.getElementById(id);
    if (!(found instanceof HTMLInputElement)) throw new Error(`No field ${id}`);
    return found;
  };
  const submit = async (title: string) => {
    const form = document.querySelector(`form[aria-labelledby="${title}"]`);
    await act(() => {
      form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settle();
  };
  const choose = (name: string) =>
    act(() => {
      const label = [...document.querySelectorAll('label')].find((found) =>
        found.textContent?.startsWith(name),
      );
      label?.querySelector('input')?.click();
    });
  return { page, calls, field, submit, choose };
}

describe('connecting HubSpot', () => {
  it('names the host that the browser will ask for, and the scopes, before anything is asked', async () => {
    const { page, calls } = await open();
    for (const part of ['api.hubapi.com', 'crm.objects.deals.read', 'Encrypted with a key', 'in no export'])
      expect(page.text()).toContain(part);
    expect(calls).toEqual([]);
    expect(document.querySelectorAll('.primary')).toHaveLength(0);
  });

  it('hands the key on once, empties its field, and lists the connection without it', async () => {
    const { page, calls, field, submit, choose } = await open();
    type(field('hubspot-token'), 'pat-secret');
    await choose('On this device');
    await submit('hubspot-title');
    expect(calls).toEqual(['hubspot ["pat-secret","device"]']);
    expect(field('hubspot-token').value).toBe('');
    expect(field('hubspot-token').type).toBe('password');
    expect(page.text()).toContain('Connected by a pasted key, kept on this device.');
    expect(document.body.innerHTML).not.toContain('pat-secret');
  });

  it('keeps the key in its field when it fails, and says what to do', async () => {
    const { page, field, submit } = await open({
      connectHubspot: async () => {
        throw new Error('HubSpot does not accept the token. Copy it again.');
      },
    });
    type(field('hubspot-token'), 'pat-x');
    await submit('hubspot-title');
    expect(page.text()).toContain('Copy it again.');
    expect(document.querySelector('[role="status"] .ground-breach')).not.toBeNull();
    expect(field('hubspot-token').value).toBe('pat-x');
  });
});

describe('connecting Salesforce', () => {
  it('says what the cookie permission is for, and connects by session', async () => {
    const { page, calls, field, submit } = await open();
    expect(page.text()).toContain('read cookies. It uses this org’s session cookie only');
    type(field('salesforce-address'), 'acme');
    await submit('salesforce-title');
    expect(calls).toEqual(['session ["acme","session"]']);
  });

  it('asks for a consumer key only when an app is chosen', async () => {
    const { calls, field, submit, choose } = await open();
    expect(document.getElementById('salesforce-client')).toBeNull();
    await choose('An External Client App');
    type(field('salesforce-address'), 'acme');
    type(field('salesforce-client'), ' key ');
    await submit('salesforce-title');
    expect(calls).toEqual(['oauth ["acme","key","session"]']);
  });

  it('does not offer a sign-in that the browser can’t show', async () => {
    const { page } = await open({}, false);
    expect(page.text()).toContain('This browser can’t show such a sign-in');
    const [, app] = document.querySelectorAll<HTMLInputElement>('input[name="way"]');
    expect(app?.disabled).toBe(true);
  });
});

describe('a connection', () => {
  it('lets records be changed only when that is switched on, and names the scopes that are missing', async () => {
    const asked: string[] = [];
    let writes = false;
    await open({
      list: async () => [{ ...VIEW, writes }],
      async setWrites({ org }, isOn) {
        asked.push(`${org} ${isOn}`);
        writes = isOn;
        return ['crm.objects.leads.write'];
      },
    });
    const box = document.querySelector('input[type="checkbox"]');
    if (!(box instanceof HTMLInputElement)) throw new Error('There is no switch.');
    expect(box.checked).toBe(false);
    await act(() => box.click());
    await settle();
    expect([asked, box.checked]).toEqual([['24680135 true'], true]);
    expect(document.body.textContent).toContain('Scopes that are missing: crm.objects.leads.write.');
  });

  it('is tested, and disconnected, after which no form says that it is connected', async () => {
    const { page, calls, field, submit } = await open();
    type(field('hubspot-token'), 'pat-secret');
    await submit('hubspot-title');
    page.click('Test HubSpot account 24680135');
    await settle();
    expect(page.text()).toContain('180 of 190 API calls left per 10 s.');
    page.click('Disconnect HubSpot account 24680135');
    await settle();
    expect(calls.at(-1)).toBe('disconnect 24680135');
    expect(page.text()).not.toMatch(/Connected (?:to HubSpot|by)/);
  });

  it('says why it can’t be disconnected, and stays', async () => {
    const { page } = await open({
      list: async () => [VIEW],
      disconnect: async () => {
        throw new Error('The store is full.');
      },
    });
    page.click('Disconnect HubSpot account 24680135');
    await settle();
    expect(page.text()).toContain('The store is full.');
    expect(page.text()).toContain('kept on this device');
  });

  it('can’t be listed: the page says so and what to do', async () => {
    const { page } = await open({
      list: async () => {
        throw new Error('Nobody answered.');
      },
    });
    expect(page.text()).toContain('The connections can’t be listed: Nobody answered. Reload this page.');
  });
});

describe('the report of a test', () => {
  it('tells a day’s allowance, missing scopes and a wrong clock with the next step', () => {
    const lines = reportLines({
      ...REPORT,
      allowance: { remaining: 14_100, max: 15_000, windowMs: 86_400_000 },
      missing: ['crm.objects.leads.read', 'crm.objects.owners.read'],
      clockSkewMs: -300_000,
    });
    expect(lines).toEqual([
      'Connected to HubSpot account 24680135.',
      '14100 of 15000 API calls left today.',
      'Scopes that are missing: crm.objects.leads.read and crm.objects.owners.read. Add them to the key in HubSpot; what they cover stays unknown until then.',
      'This computer’s clock is 5m 00s ahead of the CRM’s. Countdowns are corrected by that; set the clock, so that other times here are right too.',
    ]);
  });

  it('says nothing of what it was not told', () => {
    const allowance = { remaining: null, max: null, windowMs: null };
    expect(reportLines({ ...REPORT, allowance, clockSkewMs: null })).toEqual([
      'Connected to HubSpot account 24680135.',
      'Nothing is missing.',
    ]);
    expect(reportLines({ ...REPORT, crm: 'salesforce', allowance, missing: ['Lead'] })[1]).toBe(
      'This user may not read Lead. What they hold stays unknown.',
    );
  });
});

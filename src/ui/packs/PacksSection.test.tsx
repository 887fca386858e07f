// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PackStanding, PackSubscription } from '../../record/pack-subscription';
import { type Mounted, mount, type as typeInto } from '../testing/mount';
import { PacksSection } from './PacksSection';
import type { PackSource, PacksActions } from './packs-actions';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const DAY = 86_400_000;
const KEY_ID = '0123456789abcdef0123456789abcdef';
const context = { locale: 'en-GB', zone: 'UTC' };

const pack = (change: Partial<PackSubscription> = {}): PackSubscription => ({
  id: '0123456789abcdef',
  url: 'https://packs.example/team/manifest.json',
  name: 'Company rules',
  keyId: KEY_ID,
  isManaged: false,
  group: null,
  isInForce: true,
  precedence: 1,
  state: 'current',
  reason: 'Version 2 is the newest. It is good until 2026-12-20.',
  problems: [],
  version: { packId: 'company', version: 2, publishedAt: NOW, expiresAt: NOW + 30 * DAY },
  next: null,
  previous: { packId: 'company', version: 1, publishedAt: NOW - DAY, expiresAt: NOW + 29 * DAY },
  parked: null,
  checkedAt: NOW,
  nextCheckAt: NOW + 3_600_000,
  ...change,
});

const STANDING: PackStanding = {
  packs: [{ name: 'Company rules', version: 2, subscription: '0123456789abcdef' }],
  rules: [
    {
      id: 'stale',
      title: 'Stale deals',
      mode: 'live',
      pack: 'Company rules',
      version: 2,
      insteadOf: [],
      counts: { shown: 3, silent: 0, parked: 1 },
    },
  ],
  leftOut: [],
  mayAdd: true,
  policyProblems: [],
};

let calls: unknown[][] = [];
beforeEach(() => {
  calls = [];
});

function actionsWith(packs: PackSubscription[], change: Partial<PacksActions> = {}): PacksActions {
  const [first = pack()] = packs;
  const called =
    <A extends unknown[], R>(name: string, answer: R) =>
    async (...args: A): Promise<R> => {
      calls.push([name, ...args]);
      return answer;
    };
  return {
    list: async () => packs,
    standing: async () => STANDING,
    follow: () => () => {},
    feedback: called('feedback', '{}\n'),
    feedbackChannels: async () => ['RevOps'],
    sendFeedback: called('sendFeedback', undefined),
    preview: called('preview', { host: 'packs.example', keyId: KEY_ID, group: 'emea', version: null }),
    subscribe: called('subscribe', first),
    allow: called('allow', undefined),
    syncNow: called('syncNow', first),
    rollBack: called('rollBack', first),
    useNewest: called('useNewest', first),
    unsubscribe: called('unsubscribe', undefined),
    report: called('report', '{}'),
    ...change,
  };
}

const QUIET = { watch: () => {}, pause: async () => {}, goOn: async () => {} };

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)));

async function shown(packs: PackSubscription[], change: Partial<PacksActions> = {}): Promise<Mounted> {
  const page = mount(<PacksSection actions={actionsWith(packs, change)} judging={QUIET} context={context} />);
  await settled();
  return page;
}

async function click(page: Mounted, name: string): Promise<void> {
  page.click(name);
  await settled();
}

describe('the packs page', () => {
  it('shows how a pack stands, its signer, its checks and what it decides', async () => {
    const page = await shown([pack()]);
    for (const words of [
      'Company rules 2',
      'Up to date',
      'Version 2 is the newest',
      '0123 4567 89ab cdef',
      '20 Nov 2026, 13:06 UTC',
      '20 Nov 2026, 14:06 UTC',
      'first: it decides',
    ])
      expect(page.text()).toContain(words);
  });

  it('tells what is parked, what each rule did, and sends feedback only when asked', async () => {
    const page = await shown([pack({ parked: { rules: 2, until: NOW + 14 * DAY } })]);
    expect(page.text()).toContain('of 2 new or changed rules parked until 4 Dec 2026');
    expect(page.text()).toContain('warned 3 times in 30 days on records opened here, 1 parked');
    expect(calls.map(([name]) => name)).not.toContain('sendFeedback');
    page.click('Send to RevOps');
    await act(() => new Promise<void>((done) => setTimeout(done)));
    expect(calls).toContainEqual(['sendFeedback']);
    expect(page.text()).toContain('On its way to RevOps');
  });

  it('tells that a look in the background was not stored, and no more once one was', async () => {
    let state: PackSubscription['state'] = 'current';
    let change = (): void => {};
    const page = await shown([], {
      list: async () => [pack({ state, reason: `It is ${state}.` })],
      follow(onChange) {
        change = onChange;
        return () => {};
      },
    });
    expect(page.text()).not.toContain('Not stored');
    for (const next of ['not-kept', 'current'] as const) {
      state = next;
      change();
      await settled();
      expect(page.text().includes('Not stored')).toBe(next === 'not-kept');
    }
  });

  it.each([
    ['Check now', 'syncNow'],
    ['Go back to 1', 'rollBack'],
    ['Stop following', 'unsubscribe'],
  ])('%s asks for it', async (button, action) => {
    await click(await shown([pack()]), `${button}: Company rules`);
    expect(calls).toEqual([[action, '0123456789abcdef']]);
  });

  it('names the code of a trouble, the reason and every problem', async () => {
    const page = await shown([
      pack({ state: 'invalid-pack', reason: 'Version 3 can’t be used.', problems: ['rules: too many.'] }),
    ]);
    for (const words of ['Pack not usable', 'invalid-pack', 'Version 3 can’t be used.', 'rules: too many.'])
      expect(page.text()).toContain(words);
  });

  it('offers a permission only where one is missing, and a newer version only where a click takes it', async () => {
    const next = { packId: 'company', version: 3, publishedAt: NOW, expiresAt: NOW + DAY };
    const plain = (await shown([pack({ next: { ...next, from: NOW + DAY } })])).buttons();
    expect(plain.filter((name) => /^(Allow|Use)/.test(name))).toEqual([]);
    const page = await shown([pack({ state: 'no-permission', next: { ...next, from: null } })]);
    await click(page, 'Allow reading: Company rules');
    await click(page, 'Use 3: Company rules');
    expect(calls.map(([name]) => name)).toEqual(['allow', 'useNewest']);
  });

  it('locks what the organisation set', async () => {
    const page = await shown([pack({ isManaged: true })], {
      standing: async () => ({
        ...STANDING,
        mayAdd: false,
        policyProblems: ['Pack 2 of the policy: no key.'],
      }),
    });
    expect(page.text()).toContain('Set by your organisation');
    expect(page.text()).toContain('Pack 2 of the policy: no key.');
    expect(page.buttons().filter((name) => /^(Stop|Next)/.test(name))).toEqual([]);
    expect(page.root.querySelector('#pack-text')).toBeNull();
  });

  it('says whose each rule is, and what does not count', async () => {
    const page = await shown([pack()], {
      standing: async () => ({
        ...STANDING,
        packs: [...STANDING.packs, { name: 'Team rules', version: 1, subscription: 'b' }],
        rules: STANDING.rules.map((rule) => ({ ...rule, insteadOf: ['Team rules'] })),
        leftOut: [{ pack: 'Own rules', reason: 'rules: too many.' }],
      }),
    });
    expect(page.text()).toContain('1 rule in force');
    expect(page.text()).toContain('Company rules 2, not Team rules');
    expect(page.text()).toContain('Own rules adds nothing');
  });

  it('tells a failure of a click and of the page itself', async () => {
    const refused = () => Promise.reject(new Error('Your organisation set this pack.'));
    const page = await shown([pack()], { unsubscribe: refused });
    await click(page, 'Stop following: Company rules');
    expect(page.root.querySelector('[role="alert"]')?.textContent).toBe('Your organisation set this pack.');
    const broken = await shown([], { list: () => Promise.reject(new Error('The store is locked.')) });
    expect(broken.text()).toContain('The store is locked.');
  });
});

describe('following a pack', () => {
  async function entered(change: Partial<PacksActions> = {}): Promise<Mounted> {
    const page = await shown([], change);
    const field = page.root.querySelector('input');
    if (!field) throw new Error('There is a field for the line.');
    typeInto(field, 'leadlight-pack:…');
    await act(async () => {
      page.root
        .querySelector('form')
        ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settled();
    return page;
  }
  const source: PackSource = { kind: 'text', text: 'leadlight-pack:…' };

  it('shows the fingerprint and why the browser asks, and follows only when it is confirmed', async () => {
    const page = await entered();
    expect(calls).toEqual([['preview', source]]);
    for (const words of [
      'A pack from packs.example, as group emea',
      '0123 4567',
      'whether Leadlight may read from packs.example',
    ])
      expect(page.text()).toContain(words);
    await click(page, 'The fingerprint is right, follow');
    expect(calls.slice(1)).toEqual([['subscribe', source]]);
    expect(page.buttons()).toContain('Next');
  });

  it('can be given up', async () => {
    const page = await entered();
    await click(page, 'Cancel');
    expect(page.text()).not.toContain('0123 4567');
    expect(calls).toHaveLength(1);
  });

  it('says what is wrong with a line, and keeps it', async () => {
    const page = await entered({ preview: () => Promise.reject(new Error('Copy the whole line.')) });
    expect(page.root.querySelector('[role="alert"]')?.textContent).toBe('Copy the whole line.');
    expect(page.root.querySelector('input')?.value).toBe('leadlight-pack:…');
  });
});

import { act } from 'preact/test-utils';
import type { RecordPair } from '../../../../record/others';
import type { StoredNotSame } from '../../../../store/hygiene-marks';
import type { AuditProgress } from '../../../../store/hygiene-progress';
import { mount } from '../../../testing/mount';
import { NOW } from '../../../testing/sample-findings';
import { sampleRows } from '../../../testing/sample-rows';
import { CONTEXT } from '../../../testing/sample-view';
import type { Behind } from '../../deals/FilterBar';
import { HygieneView } from '../HygieneView';
import type { HygieneAudit } from '../hygiene-client';
import type { HygieneSource } from '../hygiene-source';
import { sampleAudit } from './sample-audit';

export const ROWS = sampleRows([
  {
    key: 'hubspot:7:contact:k0',
    title: 'Ada Sampleton',
    company: null,
    url: 'https://app.hubspot.com/contacts/7/record/0-1/0',
  },
  {
    key: 'hubspot:7:contact:k1',
    title: 'Ada S',
    company: 'Sample Ltd',
    url: 'https://app.hubspot.com/contacts/7/record/0-1/1',
  },
  { key: 'hubspot:7:contact:k2', title: 'Ada Sample', company: null, url: '' },
  { key: 'hubspot:7:deal:k3', title: 'Pilot' },
]);
export const ACCOUNT = { crm: 'hubspot', org: '7' } as const;
export const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 10)));

interface SetUp {
  count?: HygieneAudit['count'];
  accounts?: HygieneAudit['accounts'];
  isChanged?: boolean;
  failsToKeep?: boolean;
  /** What is kept is read by then. */
  whenRead?: Promise<unknown>;
  regroup?: HygieneAudit['regroup'];
}

export async function open({
  count,
  accounts = [ACCOUNT],
  isChanged = false,
  failsToKeep = false,
  whenRead = Promise.resolve(),
  regroup,
}: SetUp = {}) {
  const calls: string[] = [];
  const shown: Behind[] = [];
  const progress: Record<string, AuditProgress> = {};
  let marks: StoredNotSame[] = [];
  const source: HygieneSource = {
    audit: {
      accounts,
      count: count ?? (async (account) => ({ ...sampleAudit(), account })),
      async regroup(account) {
        calls.push('regroup');
        if (regroup) return regroup(account);
        return marks.length > 0 ? { ...sampleAudit(), groups: [], grouped: 0 } : sampleAudit();
      },
      preview: async (_account, keys) => ({
        merge: {
          keep: keys[1] ?? '',
          fields: [
            {
              name: 'jobTitle',
              label: 'Job title',
              from: keys[0] ?? '',
              text: 'Buyer',
              reason: 'crm-over-marketing',
              loses: [{ from: keys[1] ?? '', text: 'Owner' }],
              unseen: [keys[1] ?? ''],
            },
            { name: 'x', label: 'X', from: 'a', text: 'b', reason: 'same-everywhere', loses: [], unseen: [] },
          ],
        },
        records: keys.map((key) => ({ key, id: key.slice(-2), title: key.slice(-2), url: '' })),
      }),
      end() {},
    },
    keeper: {
      quarter: { id: '2026Q4', label: 'Q4 2026', seed: 20264 },
      now: () => NOW,
      progress: () => whenRead.then(() => ({ ...progress })),
      async keep(_account, item, next) {
        if (failsToKeep) throw new Error('The disk is full.');
        if (next) progress[item] = next;
        else delete progress[item];
      },
      marks: () => whenRead.then(() => marks),
      async mark(_account, pairs) {
        marks = pairs.map(([key, other]: RecordPair) => ({ key, other, at: NOW }));
      },
      async unmark() {
        marks = [];
      },
    },
    isChanged,
    onRefresh: () => void calls.push('refresh'),
  };
  const page = mount(
    <HygieneView source={source} rows={ROWS} context={CONTEXT} onShow={(behind) => shown.push(behind)} />,
  );
  await settle();
  const choose = async (label: string, value: string) => {
    const select = [...page.root.querySelectorAll('select')].find(
      ({ labels }) => labels?.[0]?.textContent === label,
    );
    if (!select) throw new Error(`There is no choice ${label}.`);
    select.value = value;
    await act(async () => void select.dispatchEvent(new Event('change', { bubbles: true })));
    await settle();
  };
  return { ...page, calls, shown, progress, choose };
}

import { act } from 'preact/test-utils';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import type { ReviewEntry } from '../../../store/review-columns';
import { mount } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT, view } from '../../testing/sample-view';
import type { NamedView, ViewKeeper } from '../deals/ViewsPanel';
import { figureCounter } from '../figures/count-figures';
import { Review } from '../Review';
import type { ReviewProps } from '../review-props';
import { placeRows } from '../stage-places';

/** One record that can't be judged, and two of one stage. */
export const ENTRIES: Partial<ReviewEntry>[] = [
  { key: 'small', title: 'Quillon Freight', amount: 10, owner: 'Ines', stage: 'Demo' },
  { key: 'bad', title: 'Brindle Booking', breach: 1, amount: null, stage: 'Proposal' },
  { key: 'large', title: 'Larkspur Mills', amount: 900, stage: 'Demo' },
];

/** Lets loads and frames come to their end. */
export const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

function viewKeeper(): ViewKeeper {
  let views: NamedView[] = [];
  const put = async (next: NamedView[]): Promise<NamedView[]> => {
    views = next;
    return views;
  };
  const without = (name: string) => views.filter((one) => one.name !== name);
  const renamed = (one: NamedView, name: string, next: string) =>
    one.name === name ? { ...one, name: next } : one;
  return {
    all: () => put(views),
    save: (name, view) => put([...without(name), { name, view }]),
    remove: (name) => put(without(name)),
    rename: async (name, next) => {
      if (without(next).length < views.length) throw new Error(`There is a view “${next}” already.`);
      return put(views.map((one) => renamed(one, name, next)));
    },
    openWith: (name) =>
      put(
        views.map(({ isFirst: _, ...one }) => ({
          ...one,
          ...(one.name === name && { isFirst: true as const }),
        })),
      ),
  };
}

/** The review page over records, with a log of what it asked for. `hash`: of its address; null for none. */
export function openReview(
  entries = ENTRIES,
  hash: string | null = null,
  more: Partial<
    Pick<
      ReviewProps,
      'waiting' | 'firstView' | 'isReading' | 'data' | 'keepView' | 'firstBehind' | 'keepBehind' | 'reload'
    >
  > = {},
) {
  location.hash = hash ?? '';
  const calls: string[] = [];
  const log =
    (name: string) =>
    async (_view: unknown, ...args: unknown[]): Promise<void> => {
      calls.push([name, ...args].join(' '));
    };
  const rows = sampleRows(entries);
  const counter = figureCounter({
    now: NOW,
    zone: 'UTC',
    pipelines: [TEST_PIPELINE],
    quota: null,
    rowOf: () => 2,
    rows: rows.size,
  });
  counter.add('large', view().record);
  const page = mount(
    <Review
      rows={rows}
      placed={placeRows(rows, [TEST_PIPELINE])}
      context={CONTEXT}
      {...more}
      load={async (key) => {
        calls.push(`load ${key}`);
        if (key === 'bad') throw new Error('Its stored copy is damaged.');
        return view({}, { freshness: 'stale' });
      }}
      actions={{
        snooze: log('snooze'),
        dismiss: log('dismiss'),
        restore: log('restore'),
        typeReason: log('type'),
        acknowledge: log('acknowledge'),
        scoreAhead: async () => [{ at: NOW, total: 69 }],
      }}
      snoozeMany={async (keys, until) => {
        calls.push(`snooze ${keys.join()} ${until - NOW}`);
        return {
          warnings: keys.length,
          records: keys.length,
          unjudged: 0,
          undo: async () => log('undo')(null),
        };
      }}
      keeper={viewKeeper()}
      count={async () => counter.result()}
    />,
  );
  const body = () => [...page.root.querySelectorAll<HTMLElement>('tbody tr')];
  return {
    ...page,
    calls,
    /** As when the address is changed by hand, by a link, or by the browser's Back. */
    async readdress(next: string): Promise<void> {
      location.hash = next;
      await settle();
    },
    lines: () => body().map((row) => row.querySelector('.cell-title, .strong')?.textContent?.trim()),
    selected: () => page.root.querySelectorAll('tr[aria-selected="true"]').length,
    active: () => page.root.querySelector('tr[tabindex="0"] .cell-title')?.textContent?.trim(),
    focusTable: () => page.root.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus(),
    clickRow: (index: number) => void act(() => body()[index]?.click()),
  };
}

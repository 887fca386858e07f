import type { Crm } from '../../../src/record/types';
import type { Judged } from './judge';

interface Counts {
  pages: number;
  right: number;
  unread: number;
  wrong: number;
}

/** Counts answers per CRM and kind of mutation. */
export function createTally() {
  const rows = new Map<string, Counts>();
  const all = (): [string, Counts][] => [...rows].sort(([a], [b]) => a.localeCompare(b));
  return {
    add(crm: Crm, kind: string, { right, unread, wrong }: Judged): void {
      const key = `${crm} · ${kind}`;
      const before = rows.get(key) ?? { pages: 0, right: 0, unread: 0, wrong: 0 };
      rows.set(key, {
        pages: before.pages + 1,
        right: before.right + right,
        unread: before.unread + unread,
        wrong: before.wrong + wrong.length,
      });
    },
    kinds: () => [...new Set(all().map(([key]) => key.split(' · ')[1] ?? ''))].sort(),
    shareRead(): number {
      const counts = all().map(([, count]) => count);
      const right = counts.reduce((sum, count) => sum + count.right, 0);
      return right / counts.reduce((sum, count) => sum + count.right + count.unread, 0);
    },
    table: () =>
      [
        'pages  right  unread  wrong',
        ...all().map(([key, { pages, right, unread, wrong }]) =>
          [String(pages).padStart(5), right, unread, wrong, key].join('  '),
        ),
      ].join('\n'),
  };
}

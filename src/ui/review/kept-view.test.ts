import { beforeEach, describe, expect, it } from 'vitest';
import { keptBehind, keptChanges, keptView } from './kept-view';
import { FIRST_VIEW, type ViewState } from './view-state';

const VIEW: ViewState = {
  ...FIRST_VIEW,
  filter: { text: 'quillon', choices: { owner: ['Mara', ''] }, ranges: { amount: { from: 1, to: null } } },
  columns: ['title', 'amount'],
  groupBy: 'owner',
};

function area() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

let [tab, device] = [area(), area()];
let drawn = 0;
const draw = (): string => {
  drawn += 1;
  return `mark ${drawn}`;
};
const view = (of = tab) => keptView(of, device, draw);

beforeEach(() => {
  [tab, device] = [area(), area()];
});

describe('the list as it stands in a tab', () => {
  it('is as it was when the page is read again, and in no other tab', () => {
    expect(view().read()).toBeNull();
    view().keep(FIRST_VIEW);
    view().keep(VIEW);
    expect(view().read()).toEqual(VIEW);
    expect(view(area()).read()).toBeNull();
  });

  it('is gone with everything else, also in tabs that were closed then', () => {
    const closed = area();
    view(closed).keep(VIEW);
    device.kept.clear();
    view().keep(FIRST_VIEW);
    expect(view(closed).read()).toBeNull();
    expect([...closed.kept.values()].join()).not.toContain('quillon');
    expect(view().read()).toEqual(FIRST_VIEW);
  });

  it('falls back where it can’t be read, and is none where it is damaged', () => {
    view().keep(VIEW);
    const [name = ''] = tab.kept.keys();
    const mark = [...device.kept.values()].join();
    tab.kept.set(name, JSON.stringify({ mark, view: { columns: ['later'], filter: 7 } }));
    expect(view().read()).toEqual(FIRST_VIEW);
    for (const damaged of ['', '{', 'null', '7', '[]', '{"view":{}}']) {
      tab.kept.set(name, damaged);
      expect(view().read(), damaged).toBeNull();
    }
  });

  it('is not kept by an area that is full', () => {
    const full = {
      ...tab,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    view().keep(FIRST_VIEW);
    view(full).keep(VIEW);
    expect(view(full).read()).toBeNull();
    expect(view().read()).toBeNull();
  });
});

describe('the records behind a figure, as a tab keeps them', () => {
  const behind = (of = tab) => keptBehind(of, device, draw);
  const KEPT = { label: 'Behind Win rate', keys: ['a', 'b'] };

  it('are beside the view, and none once they are taken away', () => {
    view().keep(VIEW);
    expect(behind().read()).toBeNull();
    behind().keep(KEPT);
    expect([behind().read(), view().read()]).toEqual([KEPT, VIEW]);
    behind().keep(null);
    expect([behind().read(), view().read()]).toEqual([null, VIEW]);
    expect([...tab.kept.values()].join()).not.toContain('Win rate');
  });

  it('are beside what the view of changes shows', () => {
    const changes = keptChanges(tab, device, draw);
    expect(changes.read()).toBeNull();
    const shown = { choice: { preset: 'month' as const }, scope: { owner: 'Mara' }, isBrief: true };
    changes.keep(shown);
    behind().keep(KEPT);
    expect([changes.read(), behind().read(), view().read()]).toEqual([shown, KEPT, null]);
  });

  it('are gone with everything else', () => {
    behind().keep(KEPT);
    device.kept.clear();
    expect(behind().read()).toBeNull();
    expect(tab.kept.size).toBe(0);
  });

  it('are none where they are damaged', () => {
    behind().keep(KEPT);
    const [name = ''] = tab.kept.keys();
    const mark = [...device.kept.values()].join();
    for (const view of [
      null,
      7,
      [],
      { label: 'x' },
      { label: 1, keys: [] },
      { label: 'x', keys: ['a', 1] },
    ]) {
      tab.kept.set(name, JSON.stringify({ mark, view }));
      expect(behind().read(), JSON.stringify(view)).toBeNull();
    }
  });
});

// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import type { Behind } from '../deals/FilterBar';
import { ChangesView } from './ChangesView';
import type { KeptChanges } from './kept-changes';
import type { ChangesSource, ReadSpans } from './stored-spans';
import { spansOf } from './testing/sample-spans';

const ROWS = sampleRows([{ title: 'Won deal' }, { title: 'Open deal' }, { title: 'Other deal' }]);
const SPANS = spansOf([
  { stages: ['Demo', 'Closed Won'] },
  { stages: ['Qualified', 'Discovery'], owner: 'Mara' },
  { stages: ['Qualified'] },
]);
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

async function open(read: ReadSpans = async () => SPANS, before: KeptChanges = {}) {
  const shown: Behind[] = [];
  const kept: KeptChanges[] = [];
  const keep = (next: KeptChanges) => void kept.push(next);
  const source: ChangesSource = { read, lastVisit: null, kept: before, keep };
  const page = mount(
    <ChangesView
      rows={ROWS}
      source={source}
      context={CONTEXT}
      onShow={(behind) => void shown.push(behind)}
    />,
  );
  await settle();
  return { ...page, source, kept, shown, masks: () => shown.map(({ mask }) => [...mask].join('')) };
}

describe('the view of changes', () => {
  it('opens the deals behind each figure', async () => {
    const { click, masks, shown } = await open();
    click('Won: show the deals');
    click('Opening: show the deals');
    click('Closing: show the deals');
    click('Qualified, advanced out: −1 deal, show them');
    expect(masks()).toEqual(['100', '111', '011', '010']);
    expect(shown[0]?.label).toBe('Won');
  });

  it('states the formula of each line', async () => {
    const { text } = await open();
    expect(text()).toContain('Opening + all lines = closing');
    expect(text()).toContain('Deals that are won at the closing and were not at the opening');
  });

  it('ranks nobody unless asked', async () => {
    const { click, root, text } = await open();
    click('Brief');
    expect(text()).toContain('What could not be told');
    expect(root.querySelector('[aria-label="By owner"]')).toBeNull();
    void act(() => root.querySelector<HTMLInputElement>('.brief-switch input')?.click());
    const rows = [...root.querySelectorAll('.rep-table tbody th')].map((cell) => cell.textContent);
    expect(rows).toEqual(['Ines', 'Mara']);
  });

  it('shows how far it is, stops on demand, and counts again', async () => {
    let calls = 0;
    const { click, text } = await open((_, onProgress, signal) => {
      calls += 1;
      if (calls > 1) return Promise.resolve(SPANS);
      onProgress(2);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    });
    expect(text()).toContain('2 of 3 records read');
    click('Stop');
    await settle();
    expect(text()).toContain('Counting was stopped.');
    click('Count again');
    await settle();
    expect(text()).toContain('Per stage');
  });

  it('keeps what was chosen for the next time', async () => {
    const { root, source } = await open();
    const owner = [...root.querySelectorAll('select')].find((select) => select.textContent?.includes('Mara'));
    void act(() => {
      if (owner) owner.value = 'Mara';
      owner?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(source.kept.scope).toEqual({ owner: 'Mara' });
  });

  it('tells of what was chosen, and opens with what was kept, though it is there no more', async () => {
    const { click, kept } = await open();
    click('Brief');
    expect(kept.at(-1)).toEqual({ choice: { preset: 'monday' }, scope: {}, isBrief: true });
    const scope = { owner: 'Left long ago', pipeline: 'gone' };
    const { root, buttons } = await open(undefined, {
      choice: { fromDay: '2026-01-01', toDay: '2026-01-31' },
      scope,
    });
    const chosen = [...root.querySelectorAll<HTMLSelectElement>('.changes-tools select')];
    expect(chosen.map(({ selectedOptions }) => selectedOptions[0]?.textContent)).toEqual([
      'Between two days',
      'gone',
      'Left long ago',
    ]);
    expect(root.querySelector<HTMLInputElement>('input[type="date"]')?.value).toBe('2026-01-01');
    expect(buttons()).toContain('Brief');
  });

  it('says no id of a pipeline before the pack has told its name', async () => {
    const { root } = await open(() => new Promise(() => {}), { scope: { pipeline: 'p-17', owner: 'Mara' } });
    expect([...root.querySelectorAll('.changes-tools option')].map((option) => option.textContent)).toEqual(
      expect.arrayContaining(['All', 'Mara']),
    );
    expect(root.textContent).not.toContain('p-17');
  });
});

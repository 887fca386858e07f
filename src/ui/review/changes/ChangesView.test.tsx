// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import type { Behind } from '../deals/FilterBar';
import { ChangesView } from './ChangesView';
import type { ChangesSource, ReadSpans } from './stored-spans';
import { spansOf } from './testing/sample-spans';

const ROWS = sampleRows([{ title: 'Won deal' }, { title: 'Open deal' }, { title: 'Other deal' }]);
const SPANS = spansOf([
  { stages: ['Demo', 'Closed Won'] },
  { stages: ['Qualified', 'Discovery'], owner: 'Mara' },
  { stages: ['Qualified'] },
]);
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

async function open(read: ReadSpans = async () => SPANS) {
  const shown: Behind[] = [];
  const source: ChangesSource = { read, lastVisit: null, kept: {} };
  const page = mount(
    <ChangesView
      rows={ROWS}
      source={source}
      context={CONTEXT}
      onShow={(behind) => void shown.push(behind)}
    />,
  );
  await settle();
  return { ...page, source, shown, masks: () => shown.map(({ mask }) => [...mask].join('')) };
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
});

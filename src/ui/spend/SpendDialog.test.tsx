// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { spendReader } from '../../crm/csv/spend-file';
import type { SpendRow } from '../../record/spend';
import { mount } from '../testing/mount';
import { CONTEXT } from '../testing/sample-view';
import { SpendDialog } from './SpendDialog';
import type { SpendSource } from './spend-source';

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));
const ROW: SpendRow = { kind: 'sales', when: '2026-10', source: '', amount: 40, currency: 'EUR', note: '' };

function enter(field: Element | null, value: string): void {
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement))
    throw new Error('There is no such field.');
  void act(() => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function open(rows: SpendRow[], source: Partial<SpendSource> = {}) {
  const saved: (readonly SpendRow[])[] = [];
  const whole: SpendSource = {
    read: async () => rows,
    save: async (_before, after) => void saved.push(after),
    reader: async () => spendReader,
    kept: {},
    ...source,
  };
  const show = () => (
    <SpendDialog
      source={whole}
      months={['2026-11', '2026-10']}
      leadSources={['Web']}
      today="2026-11-22"
      context={CONTEXT}
      onSaved={() => {}}
      onClose={() => {}}
    />
  );
  const page = mount(show());
  await settled();
  const cell = (name: string) => page.root.querySelector(`input[aria-label="${name}"]`);
  const save = async () => {
    void act(() => {
      page.root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    });
    await settled();
  };
  return { ...page, whole, saved, cell, save, text: () => page.root.textContent ?? '' };
}

const textField = (root: HTMLElement) => root.querySelector('textarea');

describe('giving spend', () => {
  it('shows what is kept and saves what was typed beside it', async () => {
    const { cell, save, saved, whole } = await open([ROW]);
    expect(cell('Sales, Oct 2026')).toHaveProperty('value', '40');
    enter(cell('Marketing, Oct 2026'), '1,200.50');
    await save();
    expect(saved).toEqual([[{ ...ROW, kind: 'marketing', amount: 1200.5 }, ROW]]);
    expect(whole.kept).toEqual({});
  });

  it('saves nothing while an entry is wrong, says which, and goes there', async () => {
    const { cell, save, saved, text } = await open([ROW]);
    enter(cell('Marketing, Nov 2026'), '12 apples');
    await save();
    expect(saved).toEqual([]);
    expect(text()).toContain('One entry can’t be read: nothing was saved. “12 apples” is no amount.');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Marketing, Nov 2026');
  });

  it('keeps what was typed when it is closed, until it is thrown away', async () => {
    const first = await open([ROW]);
    enter(first.cell('Sales, Nov 2026'), '7');
    const again = await open([ROW], { kept: first.whole.kept });
    expect(again.cell('Sales, Nov 2026')).toHaveProperty('value', '7');
    again.click('Go back to what is kept');
    expect(again.cell('Sales, Nov 2026')).toHaveProperty('value', '');
    expect(again.text()).not.toContain('Not saved yet');
  });

  it('takes a pasted file whole or not at all, and leaves a wrong one to be mended', async () => {
    const { root, click, cell, text, save, saved } = await open([]);
    const bad = 'month,kind,source,amount,currency\n2026-09,marketing,Web,5,EUR\n2026-09,sales,,x,EUR';
    enter(textField(root), bad);
    click('Take into the table');
    await settled();
    expect(text()).toContain('Nothing was taken. Mend this, then try again:Line 3: “x” is no amount.');
    expect(textField(root)?.value).toBe(bad);
    expect(cell('Web, Sept 2026')).toBeNull();
    enter(textField(root), bad.replace('x', '6'));
    click('Take into the table');
    await settled();
    expect(text()).toContain('2 lines taken into the table. Save to keep it.');
    expect(cell('Web, Sept 2026')).toHaveProperty('value', '5');
    await save();
    expect(saved[0]).toHaveLength(2);
  });

  it('says why nothing was read or saved', async () => {
    const unread = await open([], { read: () => Promise.reject(new Error('The disk is gone.')) });
    expect(unread.text()).toContain('The disk is gone.');
    const full = await open([ROW], { save: () => Promise.reject(new Error('The disk is full.')) });
    await full.save();
    expect(full.text()).toContain('Nothing was saved. The disk is full.');
  });
});

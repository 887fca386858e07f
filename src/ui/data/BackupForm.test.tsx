// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { type } from '../testing/mount';
import { click, openData, submit } from './testing/open-data';
import type { Work } from './use-work';

describe('backing up', () => {
  it('saves the file and says what is in it', async () => {
    const page = await openData();
    await submit(page, 'Back up');
    expect(page.calls).toEqual([['backUp', null]]);
    expect(page.text()).toContain('Saved in your downloads: 1,204 records, 900 bytes.');
  });

  it('with a passphrase needs one that is long enough, twice', async () => {
    const page = await openData();
    await act(async () => page.root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click());
    const fields = [...page.root.querySelectorAll<HTMLInputElement>('input[type="password"]')];
    const fill = (first: string, again: string): void => {
      [first, again].forEach((text, at) => {
        const field = fields[at];
        if (field) type(field, text);
      });
    };
    fill('short', 'short');
    await submit(page, 'Back up');
    expect(page.text()).toContain('5 characters; at least 12 are needed');
    fill('long enough words', 'long enough word');
    expect(page.text()).toContain('The two are not the same');
    expect(page.calls).toEqual([]);
    fill('long enough words', 'long enough words');
    await submit(page, 'Back up');
    expect(page.calls).toEqual([['backUp', 'long enough words']]);
  });

  it('keeps the focus on its button while it is written, and is not begun twice', async () => {
    let asked = 0;
    const backUp = () => {
      asked += 1;
      return new Promise<never>(() => {});
    };
    const page = await openData({}, { backUp });
    const button = [...page.root.querySelectorAll('button')].find((one) => one.textContent === 'Back up');
    button?.focus();
    await click(page, 'Back up');
    await click(page, 'Back up');
    expect(asked).toBe(1);
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.disabled).toBe(false);
    expect(document.activeElement).toBe(button);
  });

  it('says how many rows are not in it', async () => {
    const backUp = async () => ({ counts: {}, leftOut: { records: 2 }, bytes: 1 });
    const page = await openData({}, { backUp });
    await submit(page, 'Back up');
    expect(page.text()).toContain('Not in it, because they can’t be read: 2 rows.');
  });

  it('can be cancelled', async () => {
    const backUp = (_: string | null, { signal }: Work) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const page = await openData({}, { backUp });
    await submit(page, 'Back up');
    expect(page.root.querySelector('progress')).not.toBeNull();
    [...page.root.querySelectorAll('button')].find((one) => one.textContent === 'Cancel')?.focus();
    await click(page, 'Cancel');
    expect(document.activeElement?.textContent).toBe('Cancelled. Nothing was changed.');
    expect(page.text()).toContain('Cancelled. Nothing was changed.');
  });
});

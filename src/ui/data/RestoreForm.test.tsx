// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { BackupError } from '../../store/backup/failure';
import { type Mounted, type } from '../testing/mount';
import type { DataActions } from './data-actions';
import { CONTENT, choose, click, openData, submit } from './testing/open-data';

const focusOn = ({ root }: Mounted, name: string): void =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.focus();

describe('restoring', () => {
  it('reads the file through, says what is in it, and adds what is missing', async () => {
    const page = await openData();
    await choose(page);
    expect(page.calls.map(([name]) => name)).toEqual(['verify']);
    expect(page.text()).toContain('Made Thu 19 Nov, 10:00 UTC by Leadlight 0.1.0');
    await click(page, 'Restore');
    expect(page.calls.at(-1)?.slice(2)).toEqual([null, 'merge']);
    expect(page.text()).toContain('Restored: 3 records.');
    await click(page, 'Show what was restored');
    expect(page.calls.at(-1)).toEqual(['reload']);
  });

  it('replaces everything only when that is said again', async () => {
    const page = await openData();
    await choose(page);
    await act(async () => page.root.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click());
    await click(page, 'Restore');
    expect(page.calls.map(([name]) => name)).toEqual(['verify']);
    await submit(page, 'All records, changes, snoozes');
    expect(page.calls.at(-1)?.slice(2)).toEqual([null, 'replace']);
  });

  it('asks for the passphrase where one is needed, and says when it is wrong', async () => {
    const verify: DataActions['verify'] = async (_, words) => {
      if (words === null) throw new BackupError('passphrase-needed');
      if (words !== 'right words') throw new BackupError('wrong-passphrase');
      return CONTENT;
    };
    const page = await openData({}, { verify });
    await choose(page);
    const field = page.root.querySelector<HTMLInputElement>('input[type="password"]');
    if (!field) throw new Error('There is a field for the passphrase.');
    type(field, 'wrong words');
    await submit(page, 'Passphrase of this');
    expect(page.text()).toContain('The passphrase does not open this backup');
    type(field, 'right words');
    field.focus();
    await submit(page, 'Passphrase of this');
    expect(page.text()).toContain('Whole and undamaged.');
    expect(document.activeElement?.textContent).toContain('Whole and undamaged.');
    focusOn(page, 'Restore');
    await click(page, 'Restore');
    expect(document.activeElement?.textContent).toBe('Restored: 3 records.');
    expect(page.text()).not.toContain('Passphrase of this backup');
  });

  it('says why a file is refused', async () => {
    const page = await openData({}, { verify: () => Promise.reject(new BackupError('truncated')) });
    await choose(page);
    expect(page.text()).toContain('The end of this backup is missing');
    expect(page.buttons()).not.toContain('Restore');
  });
});

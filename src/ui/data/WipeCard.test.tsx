// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { type } from '../testing/mount';
import { click, FACTS, openData, submit } from './testing/open-data';

describe('deleting', () => {
  it('of one account says what goes, and asks', async () => {
    const page = await openData();
    await click(page, 'Delete HubSpot 7');
    expect(page.text()).toContain('1,204 records, 1 change and 2 marks of HubSpot 7 go, with its connection');
    await click(page, 'Keep it');
    expect(document.activeElement?.textContent).toBe('Delete HubSpot 7');
    await click(page, 'Delete HubSpot 7');
    await submit(page, '1,204 records');
    expect(page.calls).toEqual([['wipeAccount', FACTS.accounts[0]]]);
  });

  it('of everything needs a word', async () => {
    const page = await openData();
    await click(page, 'Delete everything');
    expect(page.text()).toContain(
      'keys that sign packs in this browser, which only their key files bring back',
    );
    await submit(page, 'All records');
    expect(page.calls).toEqual([]);
    const field = page.root.querySelector<HTMLInputElement>('.data-confirm input');
    if (!field) throw new Error('There is a field for the word.');
    expect(document.activeElement).toBe(field);
    type(field, ' Delete ');
    await submit(page, 'All records');
    expect(page.calls).toEqual([['wipeAll']]);
    expect(page.text()).toContain('Everything is deleted.');
  });
});

// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { click, DAY, FACTS, NOW, openData, submit } from './testing/open-data';

describe('your data', () => {
  it('says what is stored, since when, for how long, and what goes next', async () => {
    const page = await openData();
    for (const words of [
      'Records1,204',
      '17 Nov 2026, 13:06 UTC to 20 Nov 2026, 13:06 UTC',
      '3.4 MB; the browser allows up to 10 GB',
      '180 days after a record was last read, as set by Company rules 2',
      'Sat 21 Nov, 13:06 UTC: 1 record with what belongs to it',
    ])
      expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('Saved views0');
  });

  it('does not pretend where the browser or the pack does not tell', async () => {
    const page = await openData({
      usage: null,
      retention: { days: null, pack: null, due: 0 },
      dataFrom: null,
    });
    expect(page.text()).toContain('this browser does not tell');
    expect(page.text()).toContain('so nothing is deleted');
    expect(page.text()).toContain('no records yet');
  });

  it('asks the browser to keep it, and says when it does not agree', async () => {
    const page = await openData();
    await click(page, 'Ask the browser to keep it');
    expect(page.calls).toEqual([['persist']]);
    expect(page.text()).toContain('The browser did not agree.');
    expect((await openData({ isPersistent: true })).buttons()).not.toContain('Ask the browser to keep it');
  });

  it('explains that the browser has emptied the store', async () => {
    const page = await openData({ lost: { records: 12, subscriptions: 1, at: NOW - DAY, foundAt: NOW } });
    expect(page.root.querySelector('[role="alert"]')?.textContent).toContain(
      '12 records and 1 followed pack were stored when it was last written (Thu 19 Nov, 13:06 UTC)',
    );
    await click(page, 'Understood');
    expect(page.calls).toEqual([['acknowledgeLost']]);
  });

  it('has the focus on the file when it was opened to restore one', async () => {
    await openData({}, {}, { isRestoring: true });
    expect(document.activeElement?.getAttribute('type')).toBe('file');
  });

  it('tells the page that what was stored is gone', async () => {
    const onReplaced = vi.fn();
    const page = await openData({}, {}, { onReplaced });
    await click(page, 'Check every row');
    expect(onReplaced).not.toHaveBeenCalled();
    await click(page, 'Delete HubSpot 7');
    await submit(page, '1,204 records');
    expect(onReplaced).toHaveBeenCalledOnce();
  });

  it('leaves the focus to the title when the card that had it is gone', async () => {
    const lost = { records: 12, subscriptions: 1, at: NOW - DAY, foundAt: NOW };
    let reads = 0;
    const facts = async () => ({ ...FACTS, lost: reads++ === 0 ? lost : null });
    const page = await openData({}, { facts });
    [...page.root.querySelectorAll('button')].find((one) => one.textContent === 'Understood')?.focus();
    await click(page, 'Understood');
    expect(document.activeElement?.textContent).toBe('Your data');
  });

  it('lists damaged rows, looks for more, and deletes them only when asked twice', async () => {
    const page = await openData({
      setAside: [
        { table: 'records', key: 'hubspot:7:deal:9', problem: 'record is missing' },
        { table: 'packs', key: null, problem: 'document is missing' },
      ],
      setAsideCount: 4,
    });
    const items = [...page.root.querySelectorAll('.data-damaged li')].map((item) => item.textContent);
    expect(items).toEqual([
      'Record hubspot:7:deal:9: record is missing',
      'Rule pack: document is missing',
      'and 2 more',
    ]);
    expect(page.text()).toContain('whether the right rule pack is in force');
    await click(page, 'Check every row');
    expect(page.text()).toContain('2 rows set aside');
    await click(page, 'Delete what was set aside');
    expect(page.calls.map(([name]) => name)).toEqual(['check']);
    await submit(page, '4 damaged rows');
    expect(page.calls.map(([name]) => name)).toEqual(['check', 'deleteSetAside']);
  });
});

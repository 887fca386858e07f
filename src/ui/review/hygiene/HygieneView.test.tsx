// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { type } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { ACCOUNT, open, settle } from './testing/open-hygiene';
import { sampleAudit } from './testing/sample-audit';

describe('the checklist', () => {
  it('has every question of the quarter, with counts, what is not known and what is not asked', async () => {
    const { text, root } = await open();
    expect(text()).toContain('Hygiene, Q4 2026');
    expect(text()).toContain('Counted on 3 leads and contacts and 1 deal of HubSpot 7');
    expect(root.querySelectorAll('.checklist-item')).toHaveLength(6);
    expect(text()).toContain('2 of 3 · 1 not known');
    expect(text()).toContain('not checked, the pack names none (hygiene.enrichedFields)');
  });

  it('keeps state, date and note, and says how many are done', async () => {
    const { choose, progress, text, root } = await open();
    await choose('State of Duplicates', 'done');
    expect(progress.duplicates).toEqual({ state: 'done', at: NOW, note: '' });
    expect(text()).toContain('1 of 6 done');
    const note = root.querySelector<HTMLInputElement>('.checklist-state input');
    if (note) type(note, 'all merged');
    await settle();
    expect(progress.duplicates?.note).toBe('all merged');
    await choose('State of Duplicates', 'none');
    expect(progress).toEqual({});
    expect(text()).toContain('0 of 6 done');
  });

  it('leaves what is being typed alone when another question is drawn anew', async () => {
    const { choose, root } = await open();
    await choose('State of Duplicates', 'started');
    const note = root.querySelector<HTMLInputElement>('.checklist-state input');
    if (note) type(note, 'two groups');
    await choose('State of Enriched fields', 'done');
    expect(root.querySelector<HTMLInputElement>('.checklist-state input')?.value).toBe('two groups');
  });

  it('says so when that can’t be kept, and shows what is kept', async () => {
    const { choose, text } = await open({ failsToKeep: true });
    await choose('State of Duplicates', 'done');
    expect(text()).toContain('Not kept: The disk is full.');
    expect(text()).toContain('0 of 6 done');
  });

  it('leads to the records behind a count', async () => {
    const { click, shown } = await open();
    click('Show the records of Duplicates');
    expect(shown.map(({ label, mask }) => [label, [...mask].join('')])).toEqual([
      ['Hygiene: Duplicates', '1100'],
    ]);
    click('1 of 1 with gaps, Ines, Proposal: show them');
    expect([...(shown[1]?.mask ?? [])].join('')).toBe('0001');
  });
});

describe('duplicates', () => {
  it('say why, which record stays, and what would be lost', async () => {
    const { root, text } = await open();
    expect(text()).toContain('2 records, the same e-mail address (ada@sample.example)');
    const details = root.querySelector<HTMLDetailsElement>('.group-card details');
    if (details) details.open = true;
    await act(async () => void details?.dispatchEvent(new Event('toggle')));
    await settle();
    expect(text()).toContain('k1 (k1) stays. 1 field as it has them');
    const cells = [...root.querySelectorAll('.merge td')].map((cell) => cell.textContent);
    expect(cells).toEqual([
      '“Buyer” of k0',
      'CRM over marketing automation; not known of k1',
      '“Owner” of k1',
    ]);
    expect(root.querySelector('.group-records a')?.getAttribute('href')).toBe(
      'https://app.hubspot.com/contacts/7/record/0-1/0',
    );
  });

  it('are kept apart by a mark, which can be undone and taken back', async () => {
    const { click, text, calls } = await open();
    click('Ada S is not the same as Ada Sampleton');
    await settle();
    expect(text()).toContain('Ada S and Ada Sampleton are kept apart.');
    expect(text()).toContain(
      'No two of the 3 leads and contacts that were compared are the same by their keys. 1 more could not',
    );
    expect(text()).toContain('Marked as not the same: 1');
    click('Undo');
    await settle();
    expect(text()).toContain('2 records, the same');
    click('Ada S is not the same as Ada Sampleton');
    await settle();
    click('Take back: Ada S and Ada Sampleton may be the same');
    await settle();
    expect(text()).not.toContain('Marked as not the same');
    expect(calls.filter((call) => call === 'regroup')).toHaveLength(4);
  });

  it('stay marked when the groups could not be made anew: all is counted again', async () => {
    let counts = 0;
    const { click, text } = await open({
      count: async (account) => {
        counts += 1;
        return { ...sampleAudit(), account, ...(counts > 1 && { groups: [], grouped: 0 }) };
      },
      regroup: () => Promise.reject(new Error('Counting was stopped.')),
    });
    click('Ada S is not the same as Ada Sampleton');
    await settle();
    await settle();
    expect(text()).toContain('Ada S and Ada Sampleton are kept apart.');
    expect(text()).toContain(
      'No two of the 3 leads and contacts that were compared are the same by their keys. 1 more could not',
    );
    expect(counts).toBe(2);
  });

  it('are said to be none only among those that could be compared', async () => {
    const says = async (of: number, unknown: number) => {
      const audit = sampleAudit();
      const sections = audit.sections.map((one) =>
        one.id === 'duplicates' ? { ...one, count: 0, of, unknown } : one,
      );
      const { root } = await open({
        count: async (account) => ({ ...audit, account, sections, groups: [], grouped: 0 }),
      });
      return root.querySelector('[aria-label="Duplicates"] .section-note')?.textContent;
    };
    const keys = 'no e-mail address, company or phone';
    expect(await says(0, 10_000)).toBe(
      `Nothing could be compared: of 10,000 leads and contacts ${keys} is known.`,
    );
    expect(await says(0, 0)).toBe('There are no leads or contacts to compare.');
    const none = 'No two of the 40 leads and contacts that were compared are the same by their keys.';
    expect(await says(40, 0)).toBe(none);
    expect(await says(40, 2)).toBe(`${none} 2 more could not be compared: ${keys} of theirs is known.`);
  });

  it('have similar names apart, to look at', async () => {
    const { root, text } = await open();
    expect(text()).toContain('Similar names, to look at: 1');
    expect(text()).toContain('Same phone, similar name (97% alike)');
    expect(root.querySelectorAll('[aria-label="Similar names"] a')).toHaveLength(1);
  });
});

describe('the view', () => {
  it('says the lifecycle in a table too, with what is not known', async () => {
    const { root } = await open();
    const rows = [...root.querySelectorAll('.chart-table tr')].map((row) => row.textContent);
    expect(rows).toEqual([
      'Lifecycle stageLeads and contactsShare',
      'Lead266.7%',
      'MQL00%',
      'Not known133.3%',
    ]);
  });

  it('says how far it is, stops, and counts again', async () => {
    let tries = 0;
    const { text, click } = await open({
      count: (account, onProgress, signal) => {
        tries += 1;
        if (tries > 1) return Promise.resolve({ ...sampleAudit(), account });
        onProgress(2);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    expect(text()).toContain('2 of 4 records read');
    click('Stop');
    await settle();
    expect(text()).toContain('Counting was stopped.');
    click('Count again');
    await settle();
    expect(text()).toContain('Quarterly checklist');
  });

  it('counts another account when it is chosen', async () => {
    const other = { crm: 'salesforce', org: 'a.example' } as const;
    const { choose, text } = await open({ accounts: [ACCOUNT, other] });
    await choose('Account', 'salesforce:a.example');
    expect(text()).toContain('of Salesforce a.example seen on this device');
  });

  it('is there at once with what is kept, so that nothing moves under a pointer', async () => {
    let read: (value: null) => void = () => {};
    const { text, root } = await open({ whenRead: new Promise((resolve) => (read = resolve)) });
    expect(root.querySelector('main')).toBeNull();
    read(null);
    await settle();
    expect(text()).toContain('Quarterly checklist');
  });

  it('keeps the place of what it may have to say, and says when records have changed since', async () => {
    const kept = (root: Element) => root.querySelector('.hygiene-changed .place-kept');
    expect(kept((await open()).root)).not.toBeNull();
    const { click, calls, root } = await open({ isChanged: true });
    expect(kept(root)).toBeNull();
    click('Count again');
    expect(calls).toEqual(['refresh']);
  });

  it('says when there is no account to audit', async () => {
    expect((await open({ accounts: [] })).text()).toContain('Nothing to audit');
  });
});

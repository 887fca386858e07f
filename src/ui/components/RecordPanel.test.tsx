// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { type } from '../testing/mount';
import { openPanel as open } from '../testing/open-panel';
import { deadline, finding, missingFields, NOW, snoozed } from '../testing/sample-findings';
import { record, view } from '../testing/sample-view';

const dialog = () => document.querySelector('dialog');

describe('warning card', () => {
  it('opens its whole trace with Why? and closes it again', () => {
    const { click, text } = open();
    expect(text()).not.toContain('Data as of');
    click('Why?');
    for (const part of [
      'average 20',
      'limit 40',
      '5 Oct 2026, 46 days ago',
      '41 closed deals',
      'Mid-market 3, bundled',
    ])
      expect(text()).toContain(part);
    expect(text()).toContain('20 Nov 2026, 14:06 CET');
    click('Hide why');
    expect(text()).not.toContain('Data as of');
  });

  it('jumps to the field of a chip', () => {
    const { click, calls } = open();
    click('Approval chain');
    expect(calls).toEqual(['reveal Approval chain']);
  });

  it('shows three chips and the number of the rest', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const fields = Object.fromEntries(names.map((name) => [name, { state: 'empty', label: name } as const]));
    const { buttons, click } = open(
      { findings: [missingFields('Demo', names)] },
      { record: record({ fields }) },
    );
    expect(buttons()).toEqual(expect.arrayContaining(['a', 'b', 'c', '+2 more']));
    expect(buttons()).not.toContain('d');
    click('+2 more');
    expect(buttons()).toEqual(expect.arrayContaining(['d', 'e']));
  });

  it('dismisses with a reason only', () => {
    const { press, click, calls, text } = open();
    press('j');
    press('e');
    expect(dialog()?.textContent).toContain('Dismiss “Stale in Negotiation”?');
    click('Dismiss');
    expect(calls).toEqual([]);
    expect(text()).toContain('A reason is required');
    const field = dialog()?.querySelector('input');
    if (field) type(field, '  migrated deal ');
    calls.length = 0;
    click('Dismiss');
    expect(calls).toEqual(['dismiss stale-by-stage migrated deal']);
    expect(dialog()).toBeNull();
  });

  it('keeps a reason with each letter, shows what was typed before, and lets go of it when that is cancelled', async () => {
    const { press, click, calls } = open({}, { typed: { 'dismiss stale-by-stage': 'migr' } });
    const field = () => dialog()?.querySelector('input');
    const ask = () => {
      press('e');
      return field()?.value;
    };
    press('j');
    expect(ask()).toBe('migr');
    for (const text of ['migra', 'migrat']) {
      const typing = field();
      if (typing) type(typing, text);
    }
    click('Cancel');
    expect(ask()).toBe('');
    click('Cancel');
    expect(calls).toEqual([
      'type dismiss stale-by-stage migra',
      'type dismiss stale-by-stage migrat',
      'type dismiss stale-by-stage ',
    ]);
    expect(ask()).toBe('');
    const typing = field();
    if (typing) type(typing, 'migrated');
    click('Dismiss');
    await act(async () => {});
    press('j');
    press('k');
    expect(ask()).toBe('');
  });

  it('says nothing of a snooze that is not kept', async () => {
    const { press, click, root } = open({}, {}, false);
    press('j');
    press('s');
    click('1 daySat 21 Nov');
    await act(async () => {});
    expect(root.querySelector('.toast')).toBeNull();
    expect(root.querySelector('[role="status"]')?.textContent).toBe('');
  });

  it('snoozes from its menu, says so once it is kept, and takes it back', async () => {
    const { press, click, calls, root } = open();
    press('j');
    press('s');
    expect(root.querySelector('[role="menu"]')?.textContent).toContain('Fri 27 Nov');
    press('Escape');
    expect(root.querySelector('[role="menu"]')).toBeNull();
    press('s');
    click('1 daySat 21 Nov');
    expect(calls).toEqual([`snooze stale-by-stage ${NOW + 86_400_000}`]);
    expect(root.querySelector('.toast')).toBeNull();
    await act(async () => {});
    expect(root.querySelector('[role="status"]')?.textContent).toBe('Snoozed until Sat 21 Nov');
    click('Undo');
    expect(calls.at(-1)).toBe('restore stale-by-stage');
  });

  it('names what else its rule puts away, wherever that is asked and told', async () => {
    const sibling = finding({ title: 'Stale in its pipeline', severity: 'info' });
    const { press, click, root } = open({
      findings: [finding(), sibling, missingFields('Demo', ['Amount'])],
    });
    const also = 'The same rule’s “Stale in its pipeline” goes with it.';
    press('j');
    press('e');
    expect(dialog()?.textContent).toContain(also);
    click('Cancel');
    press('s');
    expect(root.querySelector('[role="menu"]')?.parentElement?.textContent).toContain(also);
    click('Until a date…');
    expect(dialog()?.textContent).toContain(also);
    click('Cancel');
    press('s');
    click('1 daySat 21 Nov');
    await act(async () => {});
    expect(root.querySelector('[role="status"]')?.textContent).toBe(
      'Snoozed until Sat 21 Nov, with 1 more of its rule',
    );
  });

  it('snoozes until the start of a day', () => {
    const { press, click, calls } = open();
    press('j');
    press('s');
    click('Until a date…');
    const field = dialog()?.querySelector('input');
    if (field) type(field, '2026-12-01');
    expect(dialog()?.textContent).toContain('Until the start of');
    dialog()
      ?.querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    expect(calls).toEqual([`snooze stale-by-stage ${Date.parse('2026-11-30T23:00:00Z')}`]);
  });
});

describe('keyboard', () => {
  it('moves through the cards and stops at both ends', () => {
    const { press, root } = open();
    const current = () => root.querySelector('.card.is-current h3')?.textContent;
    expect(current()).toBeUndefined();
    press('j');
    expect(current()).toBe('Stale in Negotiation');
    expect(document.activeElement?.textContent).toBe('Go to Stage');
    press('j');
    press('j');
    expect(current()).toBe('2 fields missing for Negotiation');
    press('k');
    press('k');
    expect(current()).toBe('Stale in Negotiation');
  });

  it('opens the trace with W, closes it and the card with Escape', () => {
    const { press, root, text } = open();
    press('w');
    expect(text()).not.toContain('Data as of');
    press('j');
    press('w');
    expect(text()).toContain('Data as of');
    press('Escape');
    expect(text()).not.toContain('Data as of');
    press('Escape');
    expect(root.querySelector('.card.is-current')).toBeNull();
  });

  it('jumps with Enter unless a control has the focus', () => {
    const { press, calls } = open();
    press('j');
    press('Enter');
    expect(calls).toEqual([]);
    (document.activeElement as HTMLElement).blur();
    press('Enter');
    expect(calls).toEqual(['reveal stage']);
  });

  it('leaves keys to a field that is being typed in', () => {
    const { press, root } = open();
    press('j');
    press('e');
    dialog()?.querySelector('input')?.focus();
    press('j');
    press('?');
    expect(dialog()?.textContent).toContain('Dismiss “Stale in Negotiation”?');
    expect(root.querySelector('.card.is-current h3')?.textContent).toBe('Stale in Negotiation');
  });

  it('lists its keys on ?', () => {
    const { press } = open();
    press('?');
    expect(dialog()?.textContent).toContain('next, previous warning');
  });

  it('hands the place of a card that went away to its neighbour', () => {
    const { press, click, root, update, panel } = open();
    press('j');
    press('s');
    click('1 weekFri 27 Nov');
    update(panel(view({}, { suppressions: [snoozed('stale-by-stage')] })));
    expect(root.querySelector('.card.is-current h3')?.textContent).toBe('2 fields missing for Negotiation');
    expect(document.activeElement?.textContent).toBe('Go to Redlines');
  });
});

describe('clocks', () => {
  it('acknowledges a breach without hiding it', () => {
    const { click, calls, update, panel, text, buttons } = open({ deadlines: [deadline(12)] });
    click('Acknowledge');
    expect(calls).toEqual(['acknowledge first-contact']);
    update(panel(view({ deadlines: [deadline(12)] }, { acknowledged: { 'first-contact': NOW } })));
    expect(buttons()).not.toContain('Acknowledge');
    expect(text()).toContain('Breached · acknowledged');
    expect(text()).toContain('−7m 00s');
  });

  it('shows a paused clock with its reason, and asks for nothing', () => {
    const pause = { since: NOW - 60_000, reason: 'waiting for the customer', leftMs: 120_000 };
    const { text, buttons } = open({ deadlines: [deadline(4, { dueAt: null, atRiskAt: null, pause })] });
    expect(text()).toContain('Paused: waiting for the customer.');
    expect(text()).toContain('2m 00s');
    expect(buttons()).not.toContain('Acknowledge');
  });

  it('speaks when the state changes and is silent for a passing second', () => {
    const { root, update, panel, first } = open({ deadlines: [deadline(3.7)] });
    const spoken = () => root.querySelector('[role="status"]')?.textContent;
    update(panel(first, NOW + 1000));
    expect(spoken()).toBe('');
    update(panel(first, NOW + 5000));
    expect(spoken()).toBe('First contact: at risk');
  });
});

describe('text from elsewhere', () => {
  it('is shown as text, whatever it holds', () => {
    const evil = '<img src=x onerror=alert(1)>{{constructor}}';
    const { root, text, press } = open(
      {
        findings: [
          finding({ title: evil, message: evil, evidence: [{ label: evil, value: evil }], clears: evil }),
          missingFields(evil, [evil, `${evil}2`]),
        ],
        deadlines: [deadline(1, { title: evil, startLabel: evil })],
        unreadable: [{ field: evil, label: evil, reason: 'loading' }],
      },
      { notices: [{ kind: 'not-saved', reason: evil }], record: record({ title: evil }) },
    );
    press('j');
    press('w');
    expect(root.querySelector('img')).toBeNull();
    expect(text().split(evil).length).toBeGreaterThan(8);
  });
});

import { describe, expect, it } from 'vitest';
import { deadline, finding, NOW, passing, unknownFinding } from '../testing/sample-findings';
import { assessment, CONTEXT, view } from '../testing/sample-view';
import { dateAnswers } from './date-question';
import { foldText } from './Lines';
import { nextIndex, placeAt } from './Menu';
import { passesLine } from './passes-line';
import { dataState } from './record-footer';
import { selectWarnings } from './select-warnings';
import { clockOrDay, startOfDay } from './when';

describe('passesLine', () => {
  const line = (
    findings = [passing('a'), passing('b')],
    deadlines = [deadline(9, { metAt: NOW - 480_000 })],
  ) => passesLine(selectWarnings(assessment({ findings }), [], NOW, '[]'), deadlines, NOW);

  it('says all clear only when all passed and no clock is open', () => {
    expect(line()).toEqual({ text: 'All clear. 2 of 2 rules passed.', isClear: true });
    for (const clock of [deadline(1), deadline(9), deadline(0, { startAt: null, dueAt: null })])
      expect(line(undefined, [clock])).toEqual({ text: 'No warnings. 2 of 2 rules passed.', isClear: false });
  });

  it('counts unknown beside passes and is never green then', () => {
    expect(line([passing('a'), unknownFinding()])).toEqual({
      text: '1 rule passed · 1 unknown',
      isClear: false,
    });
    expect(line([finding()])).toBeNull();
  });
});

describe('foldText', () => {
  it('names one severity, or counts several', () => {
    const info = finding({ severity: 'info' });
    expect(foldText([info, info, info], 5)).toBe('3 more below your limit of 5 (info)');
    expect(foldText([finding(), info], 5)).toBe('2 more below your limit of 5 (1 warning, 1 info)');
  });
});

describe('dateAnswers', () => {
  it('reads the example both ways in the words of the viewer', () => {
    const labels = (example: string, locale = 'en-GB') =>
      dateAnswers(example, { locale }).map((a) => a.label);
    expect(labels('12/3/2026 09:41')).toEqual(['12 March', '3 December']);
    expect(labels('12.3.2026', 'de')).toEqual(['12. März', '3. Dezember']);
    expect(labels('soon')).toEqual(['Day first', 'Month first']);
    expect(labels('1/2/2026', 'no_such')).toEqual(['1 February', '2 January']);
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00Z'],
    ['2026-11-23', 'America/Los_Angeles', '2026-11-23T08:00:00Z'],
    // Clocks there are put forward at midnight: the day begins at 01:00.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ])('%s in %s begins at %s', (day, zone, iso) => expect(startOfDay(day, { zone })).toBe(Date.parse(iso)));

  it('is null for no day', () => expect(startOfDay('soon', { zone: 'UTC' })).toBeNull());
});

it('names the day only when it is another one', () => {
  expect(clockOrDay(NOW, NOW, CONTEXT)).toBe('14:06 CET');
  expect(clockOrDay(NOW - 187_200_000, NOW, CONTEXT)).toBe('Wed 18 Nov, 10:06 CET');
});

describe('dataState', () => {
  const text = (...args: Parameters<typeof view>) => dataState(view(...args), NOW, CONTEXT).text;
  const unreadable = [{ field: 'd', label: 'Discount', reason: 'abbreviated' as const }];

  it('says the worst that is true of the data', () => {
    expect(text()).toBe('Full record · as of 14:06 CET');
    expect(text({ coverage: 'page' })).toBe('Partial · page at 14:06 CET');
    expect(text({ coverage: 'page', unreadable })).toBe('1 field unreadable · 14:06 CET');
    expect(text({ unreadable }, { freshness: 'stale' })).toBe('Stale · Fri 20 Nov');
  });
});

describe('menu', () => {
  it('stays inside the window, above its anchor when there is no room below', () => {
    const menu = { width: 212, height: 160 };
    expect(placeAt({ left: 250, top: 40, bottom: 64 }, menu, 340, 600)).toEqual({ left: 120, top: 68 });
    expect(placeAt({ left: 36, top: 520, bottom: 544 }, menu, 340, 600)).toEqual({ left: 36, top: 356 });
  });

  it('moves round with the arrow keys', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'x'].map((key) => nextIndex(key, 0, 3))).toEqual([
      1,
      2,
      0,
      2,
      null,
    ]);
    expect(nextIndex('ArrowDown', -1, 3)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { apiDay, apiInstant, apiReading } from './api-value';
import { createClockSkew } from './clock-skew';
import { foldChanges } from './fold-changes';
import { limitConcurrency } from './limit-concurrency';

describe('concurrency', () => {
  it('runs no more than so many at a time, in order, and goes on after a failure', async () => {
    const run = limitConcurrency(2);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = (id: number) =>
      run(async () => {
        running += 1;
        most = Math.max(most, running);
        order.push(id);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (id === 1) throw new Error('first failed');
        return id;
      });
    const all = await Promise.allSettled([1, 2, 3, 4, 5].map(work));
    expect(all.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('clock skew', () => {
  it('is the median against the middle of the call, so that one slow answer does not count', () => {
    const skew = createClockSkew();
    expect(skew.current()).toBeNull();
    const noon = Date.UTC(2026, 10, 20, 12);
    const header = (ms: number) => new Date(noon + ms).toUTCString();
    for (const late of [0, 0, 30_000]) skew.note(header(-90_000 + late), noon - 100, noon + 100);
    skew.note('not a date', noon, noon);
    expect(skew.current()).toBe(-89_500);
  });
});

describe('API values', () => {
  const zone = 'America/New_York';
  const context = { label: 'Field', zone };
  const as = (
    type: 'date' | 'datetime' | 'number' | 'money' | 'boolean' | 'choice',
    value: string | number,
  ) => apiReading({ name: 'x', label: 'x', type, apiNames: {} }, value, context);

  it('reads midnight UTC as the day it is written as, and other instants as a day of the viewer’s zone', () => {
    expect(apiDay('2026-11-28T00:00:00Z', zone)).toBe('2026-11-28');
    expect(apiDay('2026-11-28T00:00:00.000Z', zone)).toBe('2026-11-28');
    expect(apiDay('2026-11-28T02:00:00Z', zone)).toBe('2026-11-27');
    expect(apiDay('2026-11-28', zone)).toBe('2026-11-28');
    expect(apiDay('0', zone)).toBeNull();
  });

  it('reads Salesforce’s offsets and epoch milliseconds', () => {
    const at = Date.UTC(2026, 10, 20, 13, 6);
    expect(apiInstant('2026-11-20T13:06:00.000+0000')).toBe(at);
    expect(apiInstant('2026-11-20T15:06:00.000+0200')).toBe(at);
    expect(apiInstant(String(at))).toBe(at);
    expect(apiInstant('tomorrow')).toBeNull();
  });

  it('says why a value is none of its type, and never guesses', () => {
    expect(as('number', 'abc')).toMatchObject({ state: 'unreadable', reason: 'not-a-number' });
    expect(as('date', 'soon')).toMatchObject({ state: 'unreadable', reason: 'not-a-date' });
    expect(as('boolean', 'yes')).toMatchObject({ state: 'unreadable', reason: 'not-a-boolean' });
    expect(as('money', '')).toEqual({ state: 'empty', label: 'Field' });
    expect(as('datetime', '2026-11-20')).toMatchObject({ precision: 'day' });
  });

  it('turns an unrounded fraction into the percent that pages show', () => {
    const definition = { name: 'probability', label: 'P', type: 'number', apiNames: {} } as const;
    expect(apiReading(definition, '0.4000000000000000222', { ...context, isFraction: true })).toMatchObject({
      value: 40,
    });
  });
});

describe('folding changes', () => {
  const row = (at: number, to: string | null, by: 'user' | 'import' | null = 'user') => ({ at, to, by });

  it('sorts, joins equal neighbours and starts from nothing', () => {
    const rows = [row(30, 'B', 'import'), row(10, 'A'), row(20, 'A'), row(40, 'B'), row(50, 'A', null)];
    expect(foldChanges('stage', rows)).toEqual([
      { field: 'stage', at: 10, from: null, to: 'A', source: 'crm', by: 'user' },
      { field: 'stage', at: 30, from: 'A', to: 'B', source: 'crm', by: 'import' },
      { field: 'stage', at: 50, from: 'B', to: 'A', source: 'crm' },
    ]);
  });

  it('notes no start for a field that began empty', () => {
    expect(foldChanges('nextStep', [row(1, null), row(2, 'Call')])).toEqual([
      { field: 'nextStep', at: 2, from: null, to: 'Call', source: 'crm', by: 'user' },
    ]);
  });
});

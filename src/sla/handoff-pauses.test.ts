import { describe, expect, it } from 'vitest';
import type { PackSla } from '../pack-parts/slas';
import type { CrmRecord } from '../record/types';
import { empty, filled, history, moment } from '../rule-kinds/testing/record-builder';
import { at, clock, due, HOUR, state } from './testing/handoff-case';

describe('pauses', () => {
  const waiting = { op: 'eq', field: 'leadStatus', value: 'Waiting' } as const;
  const byFields: Partial<PackSla> = {
    pauseWhen: [
      { when: waiting, reason: 'waiting for the customer', from: 'waitsSince', until: 'resumedAt' },
    ],
  };
  const isWaiting = { leadStatus: filled('Waiting'), resumedAt: empty() };
  const isNot = { leadStatus: filled('Open') };

  it('stand since the time in the field, with what is left', () => {
    const entry = { sla: byFields, fields: { ...isWaiting, waitsSince: moment('2026-11-20T15:30Z') } };
    expect(clock(entry)).toMatchObject({
      dueAt: null,
      atRiskAt: null,
      pause: { since: at('2026-11-20T15:30Z'), reason: 'waiting for the customer', leftMs: 3.5 * HOUR },
    });
    const paused = { state: 'paused', remainingMs: 3.5 * HOUR, countedLeftMs: 3.5 * HOUR, usedShare: 0.125 };
    expect(state(entry)).toEqual(paused);
    expect(state({ ...entry, now: '2027-06-01T12:00Z' })).toEqual(paused);
  });

  it('move the due time by the open hours they took', () => {
    const fields = {
      ...isNot,
      waitsSince: moment('2026-11-20T15:30Z'),
      resumedAt: moment('2026-11-23T09:00Z'),
    };
    expect(due({ sla: byFields, fields, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T13:30');
    const spans = clock({ sla: byFields, fields, now: '2026-11-23T10:00Z' }).countedSpans ?? [];
    expect(spans.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(4 * HOUR);
  });

  it('change nothing once the time is up', () => {
    const fields = { ...isWaiting, waitsSince: moment('2026-11-23T12:00Z') };
    expect(state({ sla: byFields, fields, now: '2026-11-23T14:00Z' }).state).toBe('breached');
  });

  it('count as far as the stop', () => {
    const fields = {
      ...isWaiting,
      waitsSince: moment('2026-11-20T15:30Z'),
      contactedAt: moment('2026-11-23T16:00Z'),
    };
    const entry = { sla: byFields, fields, now: '2026-11-24T12:00Z' };
    expect(state(entry).state).toBe('met');
    expect(clock(entry).tookMs).toBe(0.5 * HOUR);
  });

  it.each<[string, CrmRecord['fields']]>([
    ['is empty', { ...isWaiting, waitsSince: empty() }],
    ['is not shown', isWaiting],
    [
      'is that of a pause that ended',
      { ...isWaiting, waitsSince: moment('2026-11-20T15:10Z'), resumedAt: moment('2026-11-20T15:20Z') },
    ],
  ])('do not invent their begin when it %s', (_name, fields) => {
    expect(clock({ sla: byFields, fields }).pause).toEqual({
      since: null,
      reason: 'waiting for the customer',
      leftMs: null,
    });
    expect(state({ sla: byFields, fields })).toMatchObject({ state: 'paused', remainingMs: null });
  });

  it.each<[string, CrmRecord['fields'], RegExp]>([
    ['not shown', isNot, /waitsSince is not on this layout: a pause would move the due time/],
    [
      'without an end',
      { ...isNot, waitsSince: moment('2026-11-20T15:30Z'), resumedAt: empty() },
      /not when it ended/,
    ],
    [
      'of an unknown status',
      { waitsSince: empty(), resumedAt: empty() },
      /can’t be told whether the clock is paused/,
    ],
  ])('that are %s keep it from a breach', (_name, fields, reason) => {
    expect(clock({ sla: byFields, fields }).reason).toMatch(reason);
    expect(state({ sla: byFields, fields }).state).toBe('running');
    expect(state({ sla: byFields, fields, now: '2026-11-24T12:00Z' }).state).toBe('unknown');
    const met = { ...fields, contactedAt: moment('2026-11-20T15:20Z') };
    expect(state({ sla: byFields, fields: met }).state).toBe('met');
  });

  const inHistory: Partial<PackSla> = {
    pauseWhen: [
      {
        when: { op: 'eq', field: 'stage', value: 'Demo' },
        reason: 'demo',
        history: { field: 'stage', values: ['demo'] },
      },
    ],
  };

  it('come from the CRM’s history, by the names of the stage', () => {
    const rows = history(
      'stage',
      'crm',
      ['2026-11-20T15:30Z', 'Demo', 'Qualified'],
      ['2026-11-23T09:00Z', 'Proposal', 'Demo'],
    );
    const fields = { stage: filled('Proposal') };
    expect(due({ sla: inHistory, fields, rows, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T13:30');
    const open = { sla: inHistory, fields: { stage: filled('Demo') }, rows: rows.slice(0, 1) };
    expect(clock(open).pause?.since).toBe(at('2026-11-20T15:30Z'));
  });

  it('of a history that is not complete are not known', () => {
    const rows = history('stage', 'observed', [
      '2026-11-20T15:30Z',
      'Demo',
      'Qualified',
      '2026-11-20T15:00Z',
    ]);
    const open = { sla: inHistory, fields: { stage: filled('Demo') }, rows };
    expect(clock(open).pause).toMatchObject({ since: null });
    const past = { sla: inHistory, fields: { stage: filled('Proposal') }, rows };
    expect(state({ ...past, now: '2026-11-24T12:00Z' }).state).toBe('unknown');
  });

  it('that overlap count once', () => {
    const sla = {
      pauseWhen: [
        ...(byFields.pauseWhen ?? []),
        { when: waiting, reason: 'on leave', from: 'leaveFrom', until: 'leaveTo' },
      ],
    };
    const fields = {
      ...isNot,
      waitsSince: moment('2026-11-20T15:30Z'),
      resumedAt: moment('2026-11-20T16:30Z'),
      leaveFrom: moment('2026-11-20T16:00Z'),
      leaveTo: moment('2026-11-20T17:00Z'),
    };
    expect(due({ sla, fields, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T11:30');
  });
});

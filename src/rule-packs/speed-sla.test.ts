import { describe, expect, it } from 'vitest';
import type { PackShift } from '../pack-parts/calendars';
import type { PackSla } from '../pack-parts/slas';
import type { CrmRecord, FieldReading } from '../record/types';
import { empty, filled, lead, moment } from '../rule-kinds/testing/record-builder';
import { bundledPack } from './bundled';
import type { RulePack } from './schema';
import { speedSla } from './speed-sla';

const at = (iso: string) => ({ now: Date.parse(iso), zone: 'UTC', locale: 'en' });
const NOON = at('2026-11-20T12:00:00Z');

const leadOf = (form: string, contact: string | null, more: Record<string, FieldReading> = {}): CrmRecord =>
  lead({
    formSubmittedAt: moment(form, 'exact'),
    firstContactAt: contact === null ? empty() : moment(contact, 'exact'),
    leadStatus: filled('New'),
    ...more,
  });

/** The pack's first contact alone, with changes. */
const withSla = (change: Partial<PackSla>): RulePack => ({
  ...bundledPack,
  slas: bundledPack.slas.filter(({ kind }) => kind === 'speed-to-lead').map((sla) => ({ ...sla, ...change })),
});

describe('the pack’s target for the first contact', () => {
  it('says who met it and who missed it, contact or not', () => {
    const sla = speedSla(withSla({}));
    expect(sla?.words).toBe('within 5 minutes of the form (First contact)');
    const state = (form: string, contact: string | null) => sla?.stateOf(leadOf(form, contact), NOON);
    expect(state('2026-11-20T11:00:00Z', '2026-11-20T11:05:00Z')).toBe('inside');
    expect(state('2026-11-20T11:00:00Z', '2026-11-20T11:05:01Z')).toBe('outside');
    expect(state('2026-11-20T11:00:00Z', null)).toBe('outside');
    expect(state('2026-11-20T11:58:00Z', null)).toBe('open');
  });

  it('keeps the answer of a lead that has ended, and asks nothing of one that was never answered', () => {
    const sla = speedSla(withSla({ unless: { op: 'eq', field: 'leadStatus', value: 'Ended' } }));
    const state = (contact: string | null) =>
      sla?.stateOf(leadOf('2026-11-20T11:00:00Z', contact, { leadStatus: filled('Ended') }), NOON);
    expect(state('2026-11-20T11:03:00Z')).toBe('inside');
    expect(state(null)).toBe('none');
  });

  it('is in the pack’s business hours: a form of Friday evening is answered in time on Monday', () => {
    const shifts: PackShift[] = [['09:00', '17:00']];
    const hours = { mon: shifts, fri: shifts };
    const office = { id: 'office', label: 'Office', zone: 'UTC', hours, holidays: [] };
    const sla = speedSla({
      ...withSla({ clock: 'business', targetMinutes: 60 }),
      calendars: { default: 'office', list: [office] },
    });
    expect(sla?.words).toContain('within 1 business hour of the form');
    const state = (contact: string) =>
      sla?.stateOf(leadOf('2026-11-20T18:00:00Z', contact), at('2026-11-24T12:00:00Z'));
    expect(state('2026-11-23T10:00:00Z')).toBe('inside');
    expect(state('2026-11-23T10:01:00Z')).toBe('outside');
  });

  it('is none in a pack without one, or with one that is only tried out', () => {
    expect(speedSla({ ...withSla({}), slas: [] })).toBeNull();
    expect(speedSla(withSla({ mode: 'shadow' }))).toBeNull();
  });
});

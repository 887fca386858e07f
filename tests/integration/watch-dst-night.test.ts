import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createWatchRunner } from '../../src/background/watch-runner';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { EpochMs } from '../../src/record/types';
import type { QuietHours } from '../../src/record/watch';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { RulePack } from '../../src/rule-packs/schema';
import { quietUntil } from '../../src/sla/watch/quiet-hours';
import { LeadlightDatabase } from '../../src/store/database';
import { saveRecords } from '../../src/store/save-records';
import { waitingLead } from '../../src/store/testing/leads';

/**
 * The nights in which clocks change, through the background's own runner and store: nothing moves the time but the
 * alarms that the runner sets, and a service level counts the hours of a shift of that night.
 */
const ZONE = 'America/New_York';
const MINUTE = 60_000;
const at = (iso: string): EpochMs => Date.parse(iso);

/** Sundays from midnight to four, weekdays from nine to five; four and a half hours to the first contact. */
const pack: RulePack = {
  ...bundledPack,
  calendars: {
    default: 'night',
    list: [
      {
        id: 'night',
        label: 'Night desk',
        zone: ZONE,
        hours: { sun: [['00:00', '04:00']], mon: [['09:00', '17:00']] },
        holidays: [],
      },
    ],
  },
  slas: bundledPack.slas
    .filter(({ id }) => id === 'first-contact')
    .map((sla) => ({ ...sla, clock: 'business', targetMinutes: 270, escalation: [] })),
};
const clocks = compileClocks(pack);

/** What the wall clock of the zone is ahead of UTC by. */
function offsetOf(now: EpochMs): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });
  const text = parts.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

let db: LeadlightDatabase;
let counter = 0;
afterEach(() => db.close());

/** Lives from alarm to alarm until the time given; tells when each notification was shown, and what it said. */
async function night(from: EpochMs, until: EpochMs, quiet: QuietHours | null = null) {
  counter += 1;
  db = new LeadlightDatabase(`watch-dst-${counter}`);
  let now = from;
  let alarm: EpochMs | null = null;
  const shown: { at: string; message: string }[] = [];
  const runner = createWatchRunner({
    db,
    judge: async () => ({
      pack: 'night@1',
      objects: clocks.objects,
      deadlines: (record, moment) => clocks.deadlines(record, { zone: ZONE, locale: 'en-GB', now: moment }),
    }),
    now: () => now,
    situation: async (moment) => ({
      isOn: true,
      quietUntil: quietUntil(quiet, moment, offsetOf),
      looking: new Set<string>(),
    }),
    async setAlarm(moment) {
      alarm = moment;
    },
    setBadge: async () => {},
    async show({ message }) {
      shown.push({ at: new Date(Math.floor(now / MINUTE) * MINUTE).toISOString(), message });
    },
    clear: async () => {},
    context: { zone: ZONE, locale: 'en-GB' },
  });
  await saveRecords(db, [waitingLead('1', from)], 'sync');
  let wakes = 0;
  await runner.look();
  for (; alarm !== null && alarm <= until; wakes += 1) {
    now = Math.max(now, alarm);
    await runner.look();
  }
  const marks = (await db.watchMarks.toArray()).map(({ event }) => event.split(' ').at(-1)).sort();
  return { shown, marks, wakes };
}

describe('a night in which clocks change', () => {
  it.each([
    // Five hours are worked: four and a half end within the shift, at half past three by the wall clock.
    {
      name: 'are set back',
      midnight: '2026-11-01T04:00Z',
      risk: '2026-11-01T07:22:00.000Z',
      breach: '2026-11-01T08:30:00.000Z',
      due: /due 03:30 (EST|GMT-5)/,
    },
    // Three hours are worked; what is left of them is due on Monday, half past ten.
    {
      name: 'are set forward',
      midnight: '2027-03-14T05:00Z',
      risk: '2027-03-15T13:22:00.000Z',
      breach: '2027-03-15T14:30:00.000Z',
      due: /due 10:30 (EDT|GMT-4)/,
    },
    {
      name: 'do not change',
      midnight: '2026-11-08T05:00Z',
      risk: '2026-11-08T08:22:00.000Z',
      breach: '2026-11-09T14:30:00.000Z',
      due: /due 09:30 (EST|GMT-5)/,
    },
  ])('where they $name: risk and breach are told once, at the right hour', async (turn) => {
    const { midnight, risk, breach, due } = turn;
    const { shown, marks, wakes } = await night(at(midnight), at(midnight) + 48 * 60 * MINUTE);
    expect(shown.map((notice) => notice.at)).toEqual([new Date(at(midnight)).toISOString(), risk, breach]);
    for (const { message } of shown) expect(message).toMatch(due);
    expect(marks).toEqual(['at-risk', 'breach', 'start']);
    expect(wakes).toBeLessThan(10);
  });

  it('keeps quiet until the wall clock says that the quiet hours are over', async () => {
    const quiet = { from: '22:00', to: '06:00' };
    const from = at('2026-11-01T04:00Z');
    const { shown, marks } = await night(from, from + 24 * 60 * MINUTE, quiet);
    expect(shown.map((notice) => notice.at)).toEqual(['2026-11-01T11:00:00.000Z']);
    expect(marks).toEqual(['at-risk', 'breach', 'start']);
    const spring = at('2027-03-14T05:00Z');
    const later = await night(spring, spring + 12 * 60 * MINUTE, quiet);
    expect(later.shown.map((notice) => notice.at)).toEqual(['2027-03-14T10:00:00.000Z']);
  });
});

import { describe, expect, it } from 'vitest';
import type { WatchNotice } from '../record/watch';
import type { ToldOthers } from '../record/webhook';
import { MINUTE, START, watchedClock } from '../sla/testing/watched-clock';
import { dueEvents } from '../sla/watch/events';
import { waitingLead } from '../store/testing/leads';
import { noticeView } from './watch-words';

const context = { zone: 'Europe/Berlin', locale: 'en-GB' };
const clockOf = (key: string, startAt = START) => ({
  clock: watchedClock(key, { startAt }),
  record: waitingLead(key, startAt),
});
const noticeAt = (now: number, ...clocks: ReturnType<typeof clockOf>[]): WatchNotice => ({
  id: 'n',
  events: clocks.flatMap(({ clock }) => dueEvents(clock, undefined, now)),
});
const said = (now: number, ...clocks: ReturnType<typeof clockOf>[]) =>
  noticeView(noticeAt(now, ...clocks), clocks, now, context);

describe('a notification of one record', () => {
  it('says value, comparison, threshold and the next step', () => {
    expect(said(START, clockOf('1'))).toEqual({
      id: 'n',
      title: 'Lead 1',
      message:
        'First contact: due 14:05 CET, 5m 00s left. Target 5m from the form. Open the record and reach out.',
      key: '1',
    });
    expect(said(START + 4 * MINUTE, clockOf('1'))?.message).toBe(
      'First contact is at risk: due 14:05 CET, 1m 00s left. Target 5m from the form. Reach out, or acknowledge.',
    );
  });

  it('says who waits, as far as it was read', () => {
    const { clock, record } = clockOf('1');
    const text = (value: string) => ({ state: 'value', value, text: value, label: '' }) as const;
    const fields = { ...record.fields, company: text('Example Rockets'), source: text('Webinar') };
    const known = { clock, record: { ...record, fields }, score: 74 };
    const notice = noticeAt(START, clockOf('1'));
    expect(noticeView(notice, [known], START, context)?.message).toMatch(
      / reach out\. Example Rockets · Webinar · score 74\.$/,
    );
  });

  it('is about the gravest and latest of what came due', () => {
    expect(said(START + 16 * MINUTE, clockOf('1'))?.message).toBe(
      'First contact: was due 14:05 CET, 11m 00s ago. Step 2, for the backup rep: not sent from here. Next: tell them, unless it is you. Target 5m from the form.',
    );
  });

  it('says that others were told only where a message went out or waits', () => {
    const now = START + 16 * MINUTE;
    const own = clockOf('1');
    const step = { sla: 'first-contact', cycle: START / MINUTE, channel: 'Managers' };
    const stepText = (told: ToldOthers[]) =>
      noticeView(noticeAt(now, own), [{ ...own, told }], now, context)?.message.match(/Step 2.*?\. /)?.[0];
    expect(stepText([{ ...step, step: 2, state: 'waiting', at: null }])).toBe(
      'Step 2, for the backup rep: waits to go to Managers. ',
    );
    expect(stepText([{ ...step, step: 2, state: 'sent', at: START + 15 * MINUTE }])).toBe(
      'Step 2, for the backup rep: sent to Managers 14:15 CET. ',
    );
    expect(stepText([{ ...step, step: 1, state: 'sent', at: START }])).toContain('not sent from here');
  });

  it('tells what has happened to the same record with it', () => {
    const own = clockOf('1');
    const along = { title: 'New MQL: Lead 1', message: 'Score 72, MQL from 65.' };
    expect(noticeView(noticeAt(START, own), [own], START, context, along)).toMatchObject({
      title: 'New MQL: Lead 1',
      message:
        'First contact: due 14:05 CET, 5m 00s left. Target 5m from the form. Open the record and reach out. Score 72, MQL from 65.',
      key: '1',
    });
  });

  it('has a name for a record without one, and is none once its clock is gone', () => {
    const { clock } = clockOf('1');
    const notice = noticeAt(START, clockOf('1'));
    expect(noticeView(notice, [{ clock, record: null }], START, context)?.title).toBe(
      'A lead without a name',
    );
    expect(noticeView(notice, [], START, context)).toBe(null);
  });
});

describe('a digest', () => {
  it('counts records by state, and names two', () => {
    const now = START + 6 * MINUTE;
    const clocks = [clockOf('1'), clockOf('2'), clockOf('3', START + 2 * MINUTE), clockOf('4', now)];
    expect(said(now, ...clocks)).toEqual({
      id: 'n',
      title: '4 records wait for you',
      message: '2 breached, 1 at risk: Lead 1, Lead 2 and 2 more. Open the queue, most urgent first.',
      key: null,
    });
  });
});

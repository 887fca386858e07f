import type { FeedbackSource } from '../record/feedback';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { isInEffect } from './review-marks';
import { ruleDaysSince } from './rule-counts';

/** A year of counts and what was put away meanwhile; nothing of a record. */
const DAYS = 366;
const DAY_MS = 86_400_000;

/** What a feedback file is made from. `draw` gives this browser its random name, once. */
export async function feedbackSource(
  db: LeadlightDatabase,
  now: EpochMs,
  draw: () => string,
): Promise<Pick<FeedbackSource, 'device' | 'now' | 'days' | 'marks'>> {
  const since = now - DAYS * DAY_MS;
  const [device, days, suppressions] = await Promise.all([
    deviceOf(db, draw),
    ruleDaysSince(db, since),
    db.suppressions.filter((mark) => mark.at >= since && isInEffect(mark)).toArray(),
  ]);
  const marks = suppressions.map(({ rule, kind, reason, at }) => ({ rule, kind, reason, at }));
  return { device, now, days, marks };
}

function deviceOf(db: LeadlightDatabase, draw: () => string): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const known = await db.settings.get('feedback-device');
    if (known?.name === 'feedback-device') return known.value;
    const value = draw();
    await db.settings.put({ name: 'feedback-device', value });
    return value;
  });
}

import type { LeadlightDatabase } from './database';

/**
 * Numbers each reading that makes columns of fields. What it made is kept only while its number is the last: whoever
 * empties the columns meanwhile takes the next one. To be called in a transaction that has `settings`.
 */
export async function nextFieldRound(db: LeadlightDatabase): Promise<number> {
  const round = (await fieldRound(db)) + 1;
  await db.settings.put({ name: 'field-round', value: round });
  return round;
}

export async function fieldRound(db: LeadlightDatabase): Promise<number> {
  const setting = await db.settings.get('field-round');
  return typeof setting?.value === 'number' ? setting.value : 0;
}

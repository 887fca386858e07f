import { reasonName } from '../record/handoff';
import type { LeadlightDatabase } from './database';

/**
 * What lists say of a lead's handoff, by key: "Recycled MQL" for one that crossed the threshold again, and an
 * answer that is kept here. Leads with neither are left out.
 */
export async function handoffMarks(
  db: LeadlightDatabase,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...keys];
  const [answers, happened] = await Promise.all([
    db.handoffs.where('key').anyOf(wanted).sortBy('at'),
    db.happenings.where('key').anyOf(wanted).sortBy('at'),
  ]);
  const marks = new Map<string, { at: number; text: string }>();
  for (const { key, kind, id, at } of happened) {
    const isRecycled = kind === 'mql' && id.includes(' recycled-');
    if (isRecycled) marks.set(key, { at, text: 'Recycled MQL' });
    else if (kind === 'handoff-accepted' || kind === 'handoff-rejected') marks.delete(key);
  }
  for (const { key, at, answer, code } of answers) {
    const text = code ? `Rejected: ${reasonName(code)}` : 'Accepted';
    if ((marks.get(key)?.at ?? 0) <= at)
      marks.set(key, { at, text: answer === 'accepted' ? 'Accepted' : text });
  }
  return new Map([...marks].map(([key, { text }]) => [key, text]));
}

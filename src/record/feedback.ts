import * as z from 'zod/mini';
import type { EpochMs } from './types';

/**
 * What one browser tells the pack's author of its rules (docs/feedback.md): counts by rule and month.
 * Nothing of a record or a person; reasons that were typed only where the rep agreed.
 */

const count = z.number().check(z.int(), z.nonnegative(), z.lte(10_000_000));
const ruleId = z.string().check(z.minLength(1), z.maxLength(100));

const ruleCountsSchema = z.strictObject({
  rule: ruleId,
  /** Pack and version, as "id@version". */
  pack: z.string().check(z.minLength(1), z.maxLength(120)),
  shown: count,
  silent: count,
  parked: count,
  fixed: count,
  gone: count,
});
const ruleMarksSchema = z.strictObject({
  rule: ruleId,
  dismissed: count,
  snoozed: count,
  reasons: z.optional(
    z.array(z.strictObject({ reason: z.string().check(z.maxLength(2000)), count })).check(z.maxLength(200)),
  ),
});
const monthSchema = z.strictObject({
  month: z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)),
  rules: z.array(ruleCountsSchema).check(z.maxLength(5000)),
  marks: z.array(ruleMarksSchema).check(z.maxLength(1000)),
});
const feedbackSchema = z.strictObject({
  schema: z.literal('leadlight-feedback/1'),
  /** Drawn once for this browser, so that two files of one month count once. Says nothing else. */
  device: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  madeAt: z.iso.datetime(),
  leadlight: z.string().check(z.maxLength(30)),
  months: z.array(monthSchema).check(z.maxLength(24)),
});

export type Feedback = z.infer<typeof feedbackSchema>;
export type FeedbackMonth = z.infer<typeof monthSchema>;
export type RuleCounts = z.infer<typeof ruleCountsSchema>;

/** What the counts are made from. */
export interface FeedbackSource {
  device: string;
  leadlight: string;
  now: EpochMs;
  /** By day, as the store has them. */
  days: readonly (RuleCounts & { day: string })[];
  marks: readonly { rule: string; kind: 'snooze' | 'dismiss'; reason: string | null; at: EpochMs }[];
  /** The rep agreed that reasons go with it, as they were typed. */
  withReasons: boolean;
}

const MOST_MONTHS = 12;

/** The feedback of this browser: the newest twelve months that have any. Pure. */
export function feedbackOf({ device, leadlight, now, days, marks, withReasons }: FeedbackSource): Feedback {
  const marked = marks.map((mark) => ({ ...mark, month: new Date(mark.at).toISOString().slice(0, 7) }));
  const names = [...days.map(({ day }) => day.slice(0, 7)), ...marked.map(({ month }) => month)];
  const months = [...new Set(names)].sort().slice(-MOST_MONTHS);
  return {
    schema: 'leadlight-feedback/1',
    device,
    madeAt: new Date(now).toISOString(),
    leadlight,
    months: months.map((month) => ({
      month,
      rules: addUp(days.filter(({ day }) => day.startsWith(month))),
      marks: marksOf(
        marked.filter((mark) => mark.month === month),
        withReasons,
      ),
    })),
  };
}

export const feedbackText = (feedback: Feedback): string => `${JSON.stringify(feedback, null, 2)}\n`;

/** Null for a text that is no feedback of a Leadlight. Never throws. */
export function parseFeedback(text: string): Feedback | null {
  try {
    const parsed = feedbackSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function addUp(rows: readonly RuleCounts[]): RuleCounts[] {
  const sums = new Map<string, RuleCounts>();
  for (const { rule, pack, shown, silent, parked, fixed, gone } of rows) {
    const key = `${rule} ${pack}`;
    const sum = sums.get(key) ?? { rule, pack, shown: 0, silent: 0, parked: 0, fixed: 0, gone: 0 };
    sums.set(key, {
      rule,
      pack,
      shown: sum.shown + shown,
      silent: sum.silent + silent,
      parked: sum.parked + parked,
      fixed: sum.fixed + fixed,
      gone: sum.gone + gone,
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function marksOf(marks: FeedbackSource['marks'], withReasons: boolean): FeedbackMonth['marks'] {
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
  return rules.map((rule) => {
    const own = marks.filter((mark) => mark.rule === rule);
    const dismissals = own.filter(({ kind }) => kind === 'dismiss');
    return {
      rule,
      dismissed: dismissals.length,
      snoozed: own.length - dismissals.length,
      ...(withReasons && { reasons: reasonsOf(dismissals.map(({ reason }) => reason)) }),
    };
  });
}

function reasonsOf(reasons: readonly (string | null)[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    const text = reason?.trim();
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, times]) => ({ reason, count: times }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .slice(0, 200);
}

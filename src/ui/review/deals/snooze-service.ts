import type { Assessment } from '../../../record/assessment';
import { recordFingerprint } from '../../../record/fingerprint';
import type { AssessContext, CrmRecord, EpochMs } from '../../../record/types';
import type { Suppression } from '../../../record/visit';
import type { LeadlightDatabase } from '../../../store/database';
import { type MarkedRecord, markedRecords } from '../../../store/marked-records';
import { suppressAll, unsuppressAll } from '../../../store/review-marks';
import { selectWarnings } from '../../components/select-warnings';

/** Read and judged at once: few enough to hear soon that it is to stop. */
const BATCH = 500;

/** First all records are checked, then all marks are written at once, all or none. */
export interface SnoozeProgress {
  step: 'check' | 'write' | 'undo';
  done: number;
  total: number;
}

/** What came of it. */
export interface SnoozeCounts {
  /** Warnings that were put away, and the records that had any. */
  warnings: number;
  records: number;
  /** Records that were not judged: damaged, no longer stored, or more than the engine can take. */
  unjudged: number;
}

export type TellSnooze = (progress: SnoozeProgress) => void;

/** One run, by a number that whoever asks gives it. */
export interface SnoozeRun {
  id: number;
  /** A line each. */
  keys: string;
  until: EpochMs;
  context: AssessContext;
}

/** What the worker that snoozes can be asked. */
export interface SnoozeService {
  /** Null when it was stopped, which leaves nothing behind. */
  snooze(run: SnoozeRun, tell: TellSnooze): Promise<SnoozeCounts | null>;
  stopSnooze(id: number): void;
  /** Takes back what a run put away. @throws Error when another one has begun since */
  undoSnooze(id: number, now: EpochMs, tell: TellSnooze): Promise<void>;
}

/** In the order of the records; null for what could not be judged. Good for one run. */
export type JudgeMarked = (
  records: readonly CrmRecord[],
  context: AssessContext,
) => Promise<(Assessment | null)[]>;

type Mark = Suppression & { key: string };

/**
 * Judges records as they are stored and snoozes what would be shown of each; warnings that are put away already
 * stay as they are.
 */
export function snoozeService(db: LeadlightDatabase, judge: () => Promise<JudgeMarked>): SnoozeService {
  const running = new Map<number, AbortController>();
  let last: { id: number; marks: Pick<Mark, 'key' | 'rule'>[] } | null = null;
  return {
    async snooze(run, tell) {
      last = null;
      const control = new AbortController();
      const { signal } = control;
      running.set(run.id, control);
      try {
        const { marks, ...counts } = await checkAll(db, await judge(), run, { tell, signal });
        const total = marks.length;
        await suppressAll(db, marks, { onProgress: (done) => tell({ step: 'write', done, total }), signal });
        last = { id: run.id, marks: marks.map(({ key, rule }) => ({ key, rule })) };
        return counts;
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        running.delete(run.id);
      }
    },
    stopSnooze: (id) => running.get(id)?.abort(),
    async undoSnooze(id, now, tell) {
      if (last?.id !== id)
        throw new Error('What was snoozed then can be taken back record by record, where it is open.');
      const { marks } = last;
      const total = marks.length;
      await unsuppressAll(db, marks, now, { onProgress: (done) => tell({ step: 'undo', done, total }) });
      last = null;
    },
  };
}

async function checkAll(
  db: LeadlightDatabase,
  judge: JudgeMarked,
  { keys: lines, until, context }: SnoozeRun,
  { tell, signal }: { tell: TellSnooze; signal: AbortSignal },
): Promise<SnoozeCounts & { marks: Mark[] }> {
  const checked: SnoozeCounts & { marks: Mark[] } = { marks: [], warnings: 0, records: 0, unjudged: 0 };
  const keys = lines.split('\n').sort();
  const readFrom = (from: number) => markedRecords(db, keys.slice(from, from + BATCH), context.now);
  let next = readFrom(0);
  for (let from = 0; from < keys.length; from += BATCH) {
    const read = await next;
    signal.throwIfAborted();
    // The store works on the next batch while this one is judged.
    next = readFrom(from + BATCH);
    next.catch(() => {});
    const assessments = await judge(
      read.map(({ record }) => record),
      context,
    );
    const judged = read.flatMap((own, index) => {
      const assessment = assessments[index];
      return assessment ? [marksOf(own, assessment, context.now, until)] : [];
    });
    const size = Math.min(BATCH, keys.length - from);
    checked.unjudged += size - judged.length;
    for (const { marks, warnings } of judged) {
      checked.marks.push(...marks);
      checked.warnings += warnings;
      checked.records += Number(warnings > 0);
    }
    tell({ step: 'check', done: from + size, total: keys.length });
  }
  return checked;
}

/** A rule that finds several things in a record is put away once. */
function marksOf(
  { key, record, suppressions }: MarkedRecord,
  assessment: Assessment,
  at: EpochMs,
  until: EpochMs,
): { marks: Mark[]; warnings: number } {
  const fingerprint = recordFingerprint(record);
  const { active, folded } = selectWarnings(assessment, suppressions, at, fingerprint);
  const shown = [...active, ...folded];
  const rules = [...new Set(shown.map(({ rule }) => rule))];
  const marks = rules.map(
    (rule): Mark => ({ key, rule, kind: 'snooze', until, reason: null, at, fingerprint }),
  );
  return { marks, warnings: shown.length };
}

import type { Assessment } from '../../../record/assessment';
import { recordFingerprint } from '../../../record/fingerprint';
import { putAwayRules } from '../../../record/put-away';
import type { AssessContext, CrmRecord, EpochMs } from '../../../record/types';
import type { Suppression } from '../../../record/visit';
import { summarize } from '../../../sla/summarize';
import type { LeadlightDatabase } from '../../../store/database';
import { type JudgedRow, type JudgedRows, listJudged } from '../../../store/list-judged';
import { type MarkedRecord, markedRecords } from '../../../store/marked-records';
import { judgedColumns } from '../../../store/review-entry';
import { suppressAll, unsuppressAll } from '../../../store/review-marks';
import { selectWarnings } from '../../components/select-warnings';

/** Read and judged at once: few enough to hear soon that it is to stop. */
const BATCH = 500;

/** First all records are checked, then all marks are written at once, all or none; then the list is brought up to them. */
export interface SnoozeProgress {
  step: 'check' | 'write' | 'undo' | 'list';
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
  /** Takes back what a run put away, but for marks that somebody has put in their place since. @throws Error when another one has begun since */
  undoSnooze(id: number, now: EpochMs, tell: TellSnooze): Promise<void>;
}

/** In the order of the records; null for what could not be judged. Good for one run. */
export type JudgeMarked = (
  records: readonly CrmRecord[],
  context: AssessContext,
) => Promise<(Assessment | null)[]>;

type Mark = Suppression & { key: string };

interface Done {
  id: number;
  marks: Pick<Mark, 'key' | 'rule' | 'at'>[];
  /** What the list showed of their records. */
  before: JudgedRows;
}

/**
 * Judges records as they are stored and snoozes what would be shown of each; warnings that are put away already
 * stay as they are. The list shows at once what comes of it. That is judged of the time of the marks, and so due:
 * the judging confirms it.
 */
export function snoozeService(db: LeadlightDatabase, judge: () => Promise<JudgeMarked>): SnoozeService {
  const running = new Map<number, AbortController>();
  let last: Done | null = null;

  /** Marks are kept whatever becomes of this: what the list can't be told, the judging finds. */
  async function list(rows: JudgedRows, judgedAt: EpochMs, tell: TellSnooze): Promise<JudgedRows> {
    const asOfMarks = new Map([...rows].map(([key, row]) => [key, { ...row, judgedAt }]));
    const told = (done: number): void => tell({ step: 'list', done, total: rows.size });
    return listJudged(db, asOfMarks, judgedAt, told).catch(() => new Map());
  }

  return {
    async snooze(run, tell) {
      last = null;
      const control = new AbortController();
      const { signal } = control;
      running.set(run.id, control);
      try {
        const { marks, rows, ...counts } = await checkAll(db, await judge(), run, { tell, signal });
        const total = marks.length;
        const onProgress = (done: number): void => tell({ step: 'write', done, total });
        const changedAt = await suppressAll(db, marks, { onProgress, signal });
        const before = await list(rows, changedAt, tell);
        last = { id: run.id, marks: marks.map(({ key, rule, at }) => ({ key, rule, at })), before };
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
      const { marks, before } = last;
      const total = marks.length;
      const onProgress = (done: number): void => tell({ step: 'undo', done, total });
      const { changedAt, keys } = await unsuppressAll(db, marks, now, { onProgress });
      last = null;
      await list(new Map([...before].filter(([key]) => keys.has(key))), changedAt, tell);
    },
  };
}

interface Checked extends SnoozeCounts {
  marks: Mark[];
  /** As the list will show the records that have any. */
  rows: Map<string, JudgedRow>;
}

async function checkAll(
  db: LeadlightDatabase,
  judge: JudgeMarked,
  { keys: lines, until, context }: SnoozeRun,
  { tell, signal }: { tell: TellSnooze; signal: AbortSignal },
): Promise<Checked> {
  const checked: Checked = { marks: [], rows: new Map(), warnings: 0, records: 0, unjudged: 0 };
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
    for (const { marks, warnings, row } of judged) {
      checked.marks.push(...marks);
      if (row) checked.rows.set(...row);
      checked.warnings += warnings;
      checked.records += Number(warnings > 0);
    }
    tell({ step: 'check', done: from + size, total: keys.length });
  }
  return checked;
}

interface Marked {
  marks: Mark[];
  warnings: number;
  /** Null for a record without any. */
  row: [key: string, JudgedRow] | null;
}

/** A rule that finds several things in a record is put away once. */
function marksOf(own: MarkedRecord, assessment: Assessment, at: EpochMs, until: EpochMs): Marked {
  const { key, record, suppressions } = own;
  const fingerprint = recordFingerprint(record);
  const { active, folded } = selectWarnings(assessment, suppressions, at, fingerprint);
  const shown = [...active, ...folded];
  const rules = [...new Set(shown.map(({ rule }) => rule))];
  const marks = rules.map(
    (rule): Mark => ({ key, rule, kind: 'snooze', until, reason: null, at, fingerprint }),
  );
  if (marks.length === 0) return { marks, warnings: 0, row: null };
  const putAway = putAwayRules(record, [...suppressions, ...marks], at);
  const row = { asOf: own.asOf, ...judgedColumns({ ...own, summary: summarize(assessment, at, putAway) }) };
  return { marks, warnings: shown.length, row: [key, row] };
}

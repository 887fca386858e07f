import { compileClocks } from '../engine/judge-clocks';
import type { Deadline } from '../record/assessment';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import { isSame } from '../rule-packs/diff/changes';
import type { RulePack } from '../rule-packs/schema';
import { deadlineStateAt } from '../sla/deadline-state';
import { BESIDE_JUDGING } from './beside-judging';

/**
 * What becomes of a clock: `moved`, due at another time, or with other time left while it stands · `late`, late now
 * and not before · `inTime`, late before and not now · `started`, `ended`: by one pack only · `unknown`: by one of
 * the packs it can't be told how it stands, so nor whether the draft changes it.
 */
export const CLOCK_KINDS = ['late', 'inTime', 'moved', 'started', 'ended', 'unknown'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** One service level on one record, where two packs may time it otherwise. */
export interface ClockChange {
  sla: string;
  /** Not empty. */
  kinds: readonly ClockKind[];
  /** Null where that pack runs no such clock, or the time is not known. */
  dueBefore: EpochMs | null;
  dueNow: EpochMs | null;
  /** Why it is unknown; null where it is not. */
  why: string | null;
}

export interface ClockComparer {
  /** Ids of the service levels that have to be timed; none where both packs time all alike. */
  slas: readonly string[];
  compare(record: CrmRecord, context: AssessContext): ClockChange[];
}

/** Parts of a pack that no clock reads. */
const BESIDE_CLOCKS: ReadonlySet<string> = new Set([...BESIDE_JUDGING, 'scoring']);

/**
 * Times records by two packs as an assessment does, and hands out what differs at the moment of the context. Only
 * service levels that may be timed otherwise are: their words and who is told change no clock.
 */
export function clockComparer(before: RulePack, after: RulePack): ClockComparer {
  const slas = slasToTime(before, after);
  const timed = (pack: RulePack) =>
    compileClocks({ ...pack, slas: pack.slas.filter(({ id }) => slas.includes(id)) });
  const [old, now] = [timed(before), timed(after)];
  return {
    slas,
    compare(record, context) {
      if (slas.length === 0) return [];
      const [was, is] = [old.deadlines(record, context), now.deadlines(record, context)];
      return slas.flatMap((id) => {
        const [one, other] = [was, is].map((list) => list.find(({ sla }) => sla === id));
        return clockChange(id, one, other, context.now) ?? [];
      });
    },
  };
}

function slasToTime(before: RulePack, after: RulePack): string[] {
  const ids = [...new Set([...after.slas, ...before.slas].map(({ id }) => id))];
  if (!isSame(ground(before), ground(after))) return ids;
  const own = ({ slas }: RulePack, id: string) => timing(slas.find((sla) => sla.id === id));
  return ids.filter((id) => !isSame(own(before, id), own(after, id)));
}

const ground = (pack: RulePack): Record<string, unknown> =>
  Object.fromEntries(Object.entries(pack).filter(([part]) => !BESIDE_CLOCKS.has(part)));

/** What of a service level moves its clock; null where it runs none. */
function timing(sla: RulePack['slas'][number] | undefined): object | null {
  if (!sla || sla.mode === 'shadow') return null;
  const { title: _, mode: __, escalation: ___, atRiskPercent: ____, ...own } = sla;
  return own;
}

function clockChange(
  sla: string,
  before: Deadline | undefined,
  after: Deadline | undefined,
  now: EpochMs,
): ClockChange | null {
  const [was, is] = [standing(before, now), standing(after, now)];
  const unsure = [after, before].find((own) => own && standing(own, now).isLate === null);
  const kinds = CLOCK_KINDS.filter((kind) => IS[kind](was, is));
  if (kinds.length === 0) return null;
  return {
    sla,
    kinds,
    dueBefore: before?.dueAt ?? null,
    dueNow: after?.dueAt ?? null,
    why: unsure ? (unsure.reason ?? 'How it stands can’t be told.') : null,
  };
}

interface Standing {
  runs: boolean;
  dueAt: EpochMs | null;
  leftMs: number | null;
  /** Null where that can't be told. */
  isLate: boolean | null;
}

function standing(deadline: Deadline | undefined, now: EpochMs): Standing {
  if (!deadline) return { runs: false, dueAt: null, leftMs: null, isLate: false };
  const { state } = deadlineStateAt(deadline, now);
  const isLate = state === 'unknown' ? null : state === 'breached' || state === 'met-late';
  return { runs: true, dueAt: deadline.dueAt, leftMs: deadline.pause?.leftMs ?? null, isLate };
}

const differ = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && one !== other;

const IS: Record<ClockKind, (was: Standing, is: Standing) => boolean> = {
  late: (was, is) => is.isLate === true && was.isLate === false,
  inTime: (was, is) => was.isLate === true && is.isLate === false,
  moved: (was, is) => differ(was.dueAt, is.dueAt) || differ(was.leftMs, is.leftMs),
  started: (was, is) => is.runs && !was.runs,
  ended: (was, is) => was.runs && !is.runs,
  unknown: (was, is) => was.isLate === null || is.isLate === null,
};

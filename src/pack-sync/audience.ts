import type { EpochMs } from '../record/types';
import type { Manifest } from '../signing/manifest';

/** What decides whether a browser belongs to an audience. */
export interface Member {
  group: string | null;
  /** From 0 to 99. */
  place: number;
}

export type Admission =
  | { isIn: true }
  /** `from`: when its turn comes; null when no stage that is planned includes it. */
  | { isIn: false; why: 'group' | 'stage'; from: EpochMs | null };

/** Whether a version is for this browser now. Without an audience it is for all. */
export function admit(audience: Manifest['audience'], member: Member, now: EpochMs): Admission {
  const { groups, stages } = audience ?? {};
  if (groups && !(member.group !== null && groups.includes(member.group)))
    return { isIn: false, why: 'group', from: null };
  if (!stages) return { isIn: true };
  const ordered = stages
    .map(({ from, percent }) => ({ from: Date.parse(from), percent }))
    .sort((a, b) => a.from - b.from);
  const begun = ordered.findLast(({ from }) => from <= now);
  if (begun && member.place < begun.percent) return { isIn: true };
  const turn = ordered.find(({ from, percent }) => from > now && member.place < percent);
  return { isIn: false, why: 'stage', from: turn?.from ?? null };
}

import type { PackReasonCode } from '../../pack-parts/reason-codes';
import { DAY_MS, formatDay, plural } from '../../record/format';
import type { AssessContext, EpochMs } from '../../record/types';
import { stageKey } from '../stages';

/** The code that a reason states: the id, the label, or the id with a comment after it. */
export function reasonCode(codes: readonly PackReasonCode[], text: string): PackReasonCode | null {
  const key = stageKey(text);
  const isNamed = ({ id, label }: PackReasonCode) =>
    key === stageKey(id) || key === stageKey(label) || startsWithId(text, id);
  return codes.find(isNamed) ?? null;
}

function startsWithId(text: string, id: string): boolean {
  const start = text.trim();
  const isId = start.slice(0, id.length).toLowerCase() === id.toLowerCase();
  return isId && /^[^\p{L}\p{N}_-]/u.test(start.slice(id.length));
}

/** "ENG-02 Bad timing". */
export const codeName = ({ id, label }: PackReasonCode): string => `${id} ${label}`;

/** When a lead recycled for this reason may return; null where no number of days says so. */
export function returnsAt(code: PackReasonCode, recycledAt: EpochMs): EpochMs | null {
  if (code.action !== 'recycle' || code.recycleAfterDays === undefined) return null;
  return recycledAt + code.recycleAfterDays * DAY_MS;
}

/** What becomes of the lead, as a sentence: "It may return from 19 Jan 2027 (60 days)." */
export function outcomeText(
  code: PackReasonCode,
  recycledAt: EpochMs | null,
  context: AssessContext,
): string {
  const again = code.scoreAgain ? ` Score it again ${code.scoreAgain}.` : '';
  if (code.action === 'archive') return `It is archived and does not return.${again}`;
  if (code.action === 'nurture') return `It goes back to nurture.${again}`;
  if (code.recycleBefore !== undefined) return `It returns before ${code.recycleBefore}.${again}`;
  const days = plural(code.recycleAfterDays ?? 0, 'day');
  const at = recycledAt === null ? null : returnsAt(code, recycledAt);
  return at === null
    ? `It may return ${days} after it is recycled.${again}`
    : `It may return from ${formatDay(at, context)} (${days}).${again}`;
}

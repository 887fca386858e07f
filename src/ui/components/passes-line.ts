import type { Deadline, DeadlineState } from '../../record/assessment';
import { plural } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import { isAllClear, type Selection } from './select-warnings';

const QUIET: readonly DeadlineState[] = ['met', 'met-late'];

/**
 * What the last line of the list says of the rules that passed, and whether it may be green: only
 * when every rule ran and passed, nothing is put away, and no clock runs or is unknown. Null when
 * no rule passed.
 */
export function passesLine(
  selection: Selection,
  deadlines: readonly Deadline[],
  now: EpochMs,
): { text: string; isClear: boolean } | null {
  const { passes, rulesTotal, unknown } = selection;
  const passed = new Set(passes.map(({ rule }) => rule)).size;
  if (passed === 0) return null;
  if (isAllClear(selection)) {
    const isClear = deadlines.every((deadline) => QUIET.includes(deadlineStateAt(deadline, now).state));
    const all = `${passed} of ${plural(rulesTotal, 'rule')} passed.`;
    return { text: `${isClear ? 'All clear.' : 'No warnings.'} ${all}`, isClear };
  }
  const rest = unknown.length > 0 ? ` · ${unknown.length} unknown` : '';
  return { text: `${plural(passed, 'rule')} passed${rest}`, isClear: false };
}

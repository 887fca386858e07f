import type { DigestPart } from '../../record/digest';

/** What stands where a part is empty. */
export const NONE: Record<DigestPart, string> = {
  due: 'No clock comes due.',
  breached: 'No clock was breached.',
  mqls: 'No lead became an MQL.',
  moved: 'No deal entered another stage.',
  stale: 'No deal was judged stale.',
  tasks: 'No task is due.',
};

import { type FormatContext, formatIsoDate, plural } from '../../record/format';
import { type HandoffAnswer, type HandoffCode, reasonName } from '../../record/handoff';
import type { IsoDate } from '../../record/types';

/** What becomes of a lead that is rejected for this reason, in sentences. */
export function outcomeText(code: HandoffCode, returnsOn: IsoDate | null, context: FormatContext): string {
  const again = code.scoreAgain ? ` Score it again ${code.scoreAgain}.` : '';
  if (code.action === 'archive') return `It is archived and does not return.${again}`;
  if (code.action === 'nurture') return `It goes back to nurture.${again}`;
  const days = code.recycleAfterDays === undefined ? '' : ` (${plural(code.recycleAfterDays, 'day')})`;
  const back =
    returnsOn === null
      ? `It returns before ${code.recycleBefore ?? 'a day that is not known'}.`
      : `It may return from ${formatIsoDate(returnsOn, context)}${days}.`;
  return `${back} Engagement begins anew, fit stays.${again}`;
}

/** What was stated or what becomes of it, for an answer that is kept. */
export function keptText({ code, returnsOn, stated }: HandoffAnswer, context: FormatContext): string {
  if (code) return outcomeText(code, returnsOn, context);
  return stated.length === 0 ? '' : `${stated.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`;
}

/** For pasting into the CRM by hand. */
export function copyText(kept: HandoffAnswer, context: FormatContext): string {
  const { answer, code, returnsOn, stated } = kept;
  return [
    answer === 'accepted' ? 'MQL accepted' : `MQL rejected: ${code ? reasonName(code) : ''}`,
    ...(code ? [outcomeText(code, returnsOn, context)] : []),
    ...stated.map(({ label, value }) => `${label}: ${value}`),
  ].join('\n');
}

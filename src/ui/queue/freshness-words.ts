import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, joinWords } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { QueueFreshness } from '../../store/queue-freshness';
import { clockOrDay } from '../components/when';

/** One line on how new the list is, and whether something is the matter with it. */
export function freshnessWords(
  { asked, syncedAt, newestAt }: QueueFreshness,
  now: EpochMs,
  context: FormatContext,
): { text: string; isTrouble: boolean } {
  const when = (at: EpochMs): string => clockOrDay(at, now, context);
  const trouble = asked.find(({ problem }) => problem !== null);
  if (trouble)
    return {
      text: `${since(trouble.at === null ? null : when(trouble.at))} ${trouble.problem}`,
      isTrouble: true,
    };
  const told = asked.map(({ crm, at }) => `${CRM_NAMES[crm]} ${at === null ? 'not yet' : when(at)}`);
  if (told.length > 0) return { text: `Asked for new leads: ${joinWords(told)}.`, isTrouble: false };
  if (syncedAt !== null)
    return { text: `As of ${when(syncedAt)}, the last sync of leads.`, isTrouble: false };
  if (newestAt === null) return { text: '', isTrouble: false };
  return {
    text: `As of what was opened here, last ${when(newestAt)}. New leads are not asked for.`,
    isTrouble: false,
  };
}

const since = (at: string | null): string => (at === null ? 'Not asked yet.' : `As of ${at}.`);

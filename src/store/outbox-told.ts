import type { ToldOthers } from '../record/webhook';
import type { LeadlightDatabase } from './database';

/** As `watchEvents` names the steps of an escalation, behind the key of the record. */
const STEP = / (\S+) (\d+) level-(\d+)$/;

/** Which steps of an escalation went out to whom, or wait to; null while no channel is on. */
export async function toldOthers(db: LeadlightDatabase, key: string): Promise<ToldOthers[] | null> {
  const channels = await db.channels.toArray();
  if (!channels.some(({ isOn }) => isOn)) return null;
  const labels = new Map(channels.map(({ id, label }) => [id, label]));
  const rows = await db.outbox.where('key').equals(key).toArray();
  return rows.flatMap(({ channel, event, doneAt, waits, problem }) => {
    const [, sla, cycle, step] = STEP.exec(event) ?? [];
    const label = labels.get(channel);
    if (sla === undefined || label === undefined) return [];
    const isSent = doneAt !== null && problem === null;
    const state = isSent ? 'sent' : waits === 1 ? 'waiting' : 'failed';
    return [
      { sla, cycle: Number(cycle), step: Number(step), channel: label, state, at: isSent ? doneAt : null },
    ];
  });
}

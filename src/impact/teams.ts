import { fieldReading } from '../conditions/read-field';
import { stageKey } from '../record/stage-key';
import type { CrmRecord } from '../record/types';
import type { RulePack } from '../rule-packs/schema';

/**
 * The team of a record: what the field says that the pack's calendars name for it, else the team that the roster
 * of its routing has for the owner as the CRM shows the name; null where neither is known.
 */
export function teamFinder({
  calendars,
  routing,
}: Pick<RulePack, 'calendars' | 'routing'>): (record: CrmRecord) => string | null {
  const labels = new Map((routing?.teams ?? []).map(({ id, label }) => [id, label]));
  const teams = new Map<string, string>();
  for (const { label, aliases = [], team } of routing?.people ?? []) {
    const name = team === undefined ? undefined : labels.get(team);
    if (name !== undefined)
      for (const own of [label, ...aliases].map(stageKey)) if (!teams.has(own)) teams.set(own, name);
  }
  const field = calendars?.teamField;
  return (record) => {
    const stated = field === undefined ? null : textOf(record, field);
    const owner = stated === null ? textOf(record, 'owner') : null;
    return stated ?? (owner === null ? null : (teams.get(stageKey(owner)) ?? null));
  };
}

function textOf(record: CrmRecord, name: string): string | null {
  const reading = fieldReading(record, name);
  return reading?.state === 'value' ? reading.text.trim() || null : null;
}

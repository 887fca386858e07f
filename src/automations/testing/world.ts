import type { DomainEvent } from '../../record/domain-event';
import type { HandoffAnswer } from '../../record/handoff';
import type { RecordFacts } from '../../record/happening';
import type { CrmRecord, EpochMs } from '../../record/types';
import { NOW } from '../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../rule-packs/bundled';
import type { RulePack } from '../../rule-packs/schema';
import { compileAutomations } from '../compile';

/** In Berlin, where NOW is a Friday afternoon. */
export const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };

export function compiled(pack: RulePack = bundledPack) {
  const automations = compileAutomations(pack, CONTEXT);
  if (!automations) throw new Error('The pack has no automations.');
  return automations;
}

/** What happened between states of one record that are looked at one after the other. */
export function happened(
  states: readonly CrmRecord[],
  {
    pack = bundledPack,
    kept = null,
    since = NOW,
    now = NOW,
  }: { pack?: RulePack; kept?: HandoffAnswer | null; since?: EpochMs; now?: EpochMs } = {},
): DomainEvent[] {
  const automations = compiled(pack);
  let before: RecordFacts | null = null;
  const events: DomainEvent[] = [];
  for (const record of states) {
    const after = automations.facts(record, before, kept, now);
    events.push(...automations.events({ record, before, after, kept }, since, now));
    before = after;
  }
  return events;
}

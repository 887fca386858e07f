import type { PackRouting } from '../pack-parts/routing';
import { stageKey } from '../record/stage-key';

/** The team of an owner as the CRM shows the name; null where the roster has no such person, or no team for it. */
export function teamFinder(routing: PackRouting | undefined): (owner: string | null) => string | null {
  const labels = new Map((routing?.teams ?? []).map(({ id, label }) => [id, label]));
  const teams = new Map<string, string>();
  for (const { label, aliases = [], team } of routing?.people ?? []) {
    const name = team === undefined ? undefined : labels.get(team);
    if (name !== undefined)
      for (const own of [label, ...aliases].map(stageKey)) if (!teams.has(own)) teams.set(own, name);
  }
  return (owner) => (owner === null ? null : (teams.get(stageKey(owner)) ?? null));
}

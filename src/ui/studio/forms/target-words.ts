const METHODS: Record<string, string> = {
  roundRobin: 'the next one in turn',
  territory: 'the owner of the territory',
  account: 'the owner of the account',
  skill: 'the next one who has the skill',
  owner: 'the owner it has',
  queue: 'a queue',
};

/** Where a branch of the routing sends a record, in a few words: "→ the next one in turn, sales, within 60 min"; null where it is no such target. */
export function targetWords(target: unknown): string | null {
  const { method, team, person, slaMinutes }: Record<string, unknown> = Object(target);
  const known = typeof method === 'string' && Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (known === undefined) return null;
  const whom = typeof person === 'string' ? person : known;
  const parts = [whom, ...(typeof team === 'string' ? [team] : [])];
  return `→ ${parts.join(', ')}${typeof slaMinutes === 'number' ? `, within ${slaMinutes} min` : ''}`;
}

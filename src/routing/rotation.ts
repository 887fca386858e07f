/** One person of a rotation. */
export interface Contender {
  id: string;
  /** Above 0; twice the weight is twice the turns. */
  weight: number;
  /** False for PTO, full capacity, and whoever does not suit this record. */
  isAvailable: boolean;
}

/** Weighted turns taken, by person id. */
export type Turns = Readonly<Record<string, number>>;

/** Turns are sums of fractions; smaller differences are ties. */
const TIE = 1e-9;

/** What one turn of a person counts. */
const turn = ({ weight }: Contender): number => 100 / weight;

/**
 * The next of a weighted rotation: whoever would be the least ahead after it; ties go by the order
 * given. Who is left out passes: they never fall more than one turn behind, so that coming back
 * from leave is no flood. The same for newcomers. Invariant: `turns[i] ≤ turns[j] + 100 / weight[j]`
 * for every two. Null when nobody is available.
 */
export function nextTurn(all: readonly Contender[], turns: Turns): { id: string; turns: Turns } | null {
  const known = (id: string) => (Object.hasOwn(turns, id) ? turns[id] : undefined);
  const ahead = Math.max(0, ...all.map(({ id }) => known(id) ?? 0));
  const taken = (one: Contender) => Math.max(known(one.id) ?? 0, ahead - turn(one));
  let chosen: Contender | null = null;
  for (const one of all) {
    if (!one.isAvailable) continue;
    if (!chosen || taken(one) + turn(one) < taken(chosen) + turn(chosen) - TIE) chosen = one;
  }
  if (!chosen) return null;
  const { id } = chosen;
  const reached = taken(chosen) + turn(chosen);
  const entries = all.map((one): [string, number] => [
    one.id,
    one.id === id ? reached : Math.max(taken(one), reached - turn(one)),
  ]);
  return { id, turns: Object.fromEntries(entries) };
}

import type { NamedAccount } from './policy';

interface Sla {
  slaMinutes: number | null;
  slaBusinessDays: number | null;
}

/**
 * How fast a record is answered: the tier of its named account decides, else the branch. In a queue
 * the shortest time stated in minutes counts; a tier's business days only where none is.
 */
export function slaOf(account: NamedAccount | null, branch: number | null, queue: number | null): Sla {
  const tier = account?.slaMinutes ?? null;
  const own = tier ?? (account?.slaBusinessDays == null ? branch : null);
  const stated = [own, queue].filter((minutes) => minutes !== null);
  if (stated.length > 0) return { slaMinutes: Math.min(...stated), slaBusinessDays: null };
  return { slaMinutes: null, slaBusinessDays: account?.slaBusinessDays ?? null };
}

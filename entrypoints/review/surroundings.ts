import type { AssessContext } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';

/** What everything on this page rests on. A top-level page, so it reads the store itself and asks no CRM. */
export const db = new LeadlightDatabase();
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const contextNow = (): AssessContext => ({ now: Date.now(), zone, locale: navigator.language });

/** Made when it is first asked for, and then kept. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

import type { PackRef } from '../record/assessment';
import type { ParkedRules } from '../record/pack-subscription';
import type { RulePack } from '../rule-packs/schema';
import { isExtensionGone } from './extension-life';

/** A pack that has been checked, with what kept the store from giving the one in force; null when nothing did. */
export interface FetchedPack {
  pack: RulePack;
  origin: PackRef['origin'];
  /** Rules whose older findings are put aside; left out where there are none. */
  parked?: readonly ParkedRules[];
  problem: string | null;
}

/** How long a record waits for the store before the bundled rules judge it. */
export const PACK_PATIENCE_MS = 3_000;

/**
 * The pack in force, or the bundled one with the reason when the store fails or does not answer in
 * time. `onLate` is told when the store does answer after all. Rejects only when the extension has
 * gone.
 */
export async function fetchPackInTime(options: {
  ask(): Promise<FetchedPack>;
  bundled(): Promise<RulePack>;
  timeoutMs: number;
  onLate(): void;
}): Promise<FetchedPack> {
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asked = options.ask().then(
    (found) => {
      if (isLate && found.problem === null) options.onLate();
      return found;
    },
    (error: unknown) => {
      if (isExtensionGone(error)) throw error;
      return error instanceof Error ? error.message : String(error);
    },
  );
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(`the store did not answer within ${options.timeoutMs / 1000} s`);
    }, options.timeoutMs);
  });
  const found = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  if (typeof found !== 'string') return found;
  return { pack: await options.bundled(), origin: 'bundled', problem: found };
}

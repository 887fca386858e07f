import { type Problem, problem } from './problem';

/** The schema version that this Leadlight reads and writes. */
export const SCHEMA_VERSION = 1;

/** One step: takes a pack of one schema version to the next. Must not change what the pack says. */
export interface Upgrade {
  from: number;
  upgrade(pack: Record<string, unknown>): Record<string, unknown>;
}

/** Every step, oldest first. Version 1 is the first, so there is none yet. */
export const UPGRADES: readonly Upgrade[] = [];

export type UpgradedPack =
  | { ok: true; pack: Record<string, unknown>; upgradedFrom: number | null }
  | { ok: false; problem: Problem };

/**
 * Brings a pack of an older schema to `current`, step by step. A version that is missing or no
 * number is left for the schema to complain about; a newer one is refused, never half read.
 */
export function upgradePack(
  input: Record<string, unknown>,
  upgrades: readonly Upgrade[] = UPGRADES,
  current: number = SCHEMA_VERSION,
): UpgradedPack {
  const { schemaVersion } = input;
  if (typeof schemaVersion !== 'number') return { ok: true, pack: input, upgradedFrom: null };
  if (schemaVersion > current)
    return refused('newer-schema', 'The pack was made for a newer Leadlight.', 'Update Leadlight.');
  let pack = input;
  for (let version = schemaVersion; version < current; version += 1) {
    const step = upgrades.find(({ from }) => from === version);
    if (!step)
      return refused(
        'unknown-schema',
        `No Leadlight wrote packs of schema ${schemaVersion}.`,
        `Use ${current}.`,
      );
    pack = { ...step.upgrade(pack), schemaVersion: version + 1 };
  }
  return { ok: true, pack, upgradedFrom: schemaVersion < current ? schemaVersion : null };
}

const refused = (code: string, message: string, fix: string): UpgradedPack => ({
  ok: false,
  problem: problem(code, 'schemaVersion', message, fix),
});

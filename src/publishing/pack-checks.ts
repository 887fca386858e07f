import { tryOut } from '../engine/try-out';
import { lintPack } from '../lint';
import type { EpochMs } from '../record/types';
import type { RulePack } from '../rule-packs/schema';

/** What stands in the way of publishing a pack, and what does not but should be known. */
export interface PackChecks {
  /** Browsers would refuse it. */
  blocks: string[];
  warnings: string[];
  /** Examples that the pack's rules carry. */
  examples: number;
}

/** The checks that every browser makes before it uses a version, and lint's warnings. Pure, some milliseconds. */
export function packChecks(pack: RulePack, now: EpochMs): PackChecks {
  const outcome = tryOut(pack, now);
  return {
    blocks: outcome.ok ? [] : outcome.problems,
    warnings: lintPack(pack, now).flatMap(({ level, path, message, fix }) =>
      level === 'warning' ? [`${path || 'pack'}: ${message} ${fix}`] : [],
    ),
    examples: pack.rules.reduce((sum, { examples = [] }) => sum + examples.length, 0),
  };
}

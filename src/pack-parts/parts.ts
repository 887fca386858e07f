import type { PackScoring } from './scoring';

/**
 * The parts of a pack that rule kinds may read beside their own options, one line a part. A rule
 * whose part is missing answers "unknown" and says so.
 */
export interface PackParts {
  readonly scoring?: PackScoring | undefined;
}

import type { PackCalendars } from './calendars';
import type { PackDealDesk } from './deal-desk';
import type { PackGuard } from './guard';
import type { PackHygiene } from './hygiene';
import type { PackLifecycle } from './lifecycle';
import type { PackQuota } from './quotas';
import type { PackReasonCode } from './reason-codes';
import type { PackRouting } from './routing';
import type { PackScoring } from './scoring';

/**
 * The parts of a pack that rule kinds may read beside their own options, one line a part. A rule
 * whose part is missing answers "unknown" and says so.
 */
export interface PackParts {
  readonly scoring?: PackScoring | undefined;
  readonly lifecycle?: PackLifecycle | undefined;
  readonly reasonCodes?: readonly PackReasonCode[] | undefined;
  readonly dealDesk?: PackDealDesk | undefined;
  readonly calendars?: PackCalendars | undefined;
  readonly routing?: PackRouting | undefined;
  readonly hygiene?: PackHygiene | undefined;
  readonly quotas?: readonly PackQuota[] | undefined;
  readonly guard?: PackGuard | undefined;
}

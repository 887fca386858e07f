import type { LintCheck } from '../check';

/** The defaults of compileHygiene (domain.md § 7). */
const STALE = 6;
const INACTIVE = 12;

export const staleAfterInactive: LintCheck = {
  code: 'stale-after-inactive',
  level: 'warning',
  explanation: 'Contacts that are inactive already are no longer worth a check of their address.',
  fix: 'Set staleContactMonths below inactiveMonths.',
  find: ({ hygiene }) => {
    if (!hygiene) return [];
    const { staleContactMonths = STALE, inactiveMonths = INACTIVE } = hygiene;
    return staleContactMonths > inactiveMonths
      ? [
          {
            path: 'hygiene.staleContactMonths',
            message: `An address is checked after ${staleContactMonths} months, and inactive after ${inactiveMonths}.`,
          },
        ]
      : [];
  },
};

import { CLOCK_ADVICE } from '../../record/clock-difference';
import type { AccountReport } from '../../record/connection';
import { formatDuration, joinWords } from '../../record/format';

/** From here on deadlines would be told wrongly by this computer's clock. */
const SKEW_MS = 60_000;

/** What a test of a connection found, line by line; the first names the account. */
export function reportLines(report: AccountReport): string[] {
  return [
    `Connected to ${report.account}.`,
    ...allowanceLine(report),
    ...missingLine(report),
    ...skewLine(report),
  ];
}

function allowanceLine({ allowance: { remaining, max, windowMs } }: AccountReport): string[] {
  if (remaining === null || max === null) return [];
  const per = windowMs === null ? '' : windowMs >= 86_400_000 ? ' today' : ` per ${windowMs / 1000} s`;
  return [`${remaining} of ${max} API calls left${per}.`];
}

function missingLine({ crm, missing }: AccountReport): string[] {
  if (missing.length === 0) return ['Nothing is missing.'];
  return crm === 'hubspot'
    ? [
        `Scopes that are missing: ${joinWords(missing)}. Add them to the key in HubSpot; what they cover stays unknown until then.`,
      ]
    : [`This user may not read ${joinWords(missing)}. What they hold stays unknown.`];
}

function skewLine({ clockSkewMs }: AccountReport): string[] {
  if (clockSkewMs === null || Math.abs(clockSkewMs) < SKEW_MS) return [];
  const way = clockSkewMs > 0 ? 'behind' : 'ahead of';
  return [
    `This computer’s clock is ${formatDuration(Math.abs(clockSkewMs))} ${way} the CRM’s. ${CLOCK_ADVICE}`,
  ];
}

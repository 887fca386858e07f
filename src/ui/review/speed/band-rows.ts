import type { Metric } from '../../../metrics';
import type { SpeedMetrics } from '../../../metrics/leads/speed-to-lead';
import { type FormatContext, formatNumber } from '../../../record/format';
import { SPEED_BANDS } from '../../../sla/speed-bands';

/** A response time with what came of its leads here, and what others say of it. */
export interface BandRow {
  band: string;
  leads: number;
  conversion: Metric;
  /** The own conversion against that of the baseline band, "3.2×"; null where one of them is not known. */
  own: string | null;
  /** What the source claims; null for bands that it does not speak of. */
  claim: string | null;
}

/** The band that the source compares with. */
const BASELINE = '1 to 24 hours';

export function bandRows({ byBand }: Pick<SpeedMetrics, 'byBand'>, context: FormatContext): BandRow[] {
  const baseline = byBand.find(({ band }) => band === BASELINE)?.conversion.value ?? null;
  return byBand.map(({ band, leads, conversion }) => ({
    band,
    leads,
    conversion,
    own:
      baseline === null || baseline === 0 || conversion.value === null
        ? null
        : `${formatNumber(conversion.value / baseline, context, 1)}×`,
    claim: SPEED_BANDS.find(({ label }) => label === band)?.effect ?? null,
  }));
}

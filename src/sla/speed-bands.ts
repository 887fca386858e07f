/** How much a fast first answer is worth (domain.md § 3). */
export interface SpeedBand {
  /** The band holds for less than so many milliseconds; the last one has no end. */
  underMs: number;
  label: string;
  /** What the source found: how likely leads are to qualify, against those answered after 1 to 24 hours. */
  effect: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Named wherever one of the figures is shown. */
export const SPEED_BAND_SOURCE = 'Lead Connect; InsideSales.com';

const COLD: SpeedBand = {
  underMs: Number.POSITIVE_INFINITY,
  label: 'over 24 hours',
  effect: '60% less likely to qualify',
};

export const SPEED_BANDS: readonly SpeedBand[] = [
  { underMs: 5 * MINUTE, label: 'under 5 minutes', effect: '21 times as likely to qualify' },
  { underMs: 10 * MINUTE, label: '5 to 10 minutes', effect: '10 times as likely to qualify' },
  { underMs: 30 * MINUTE, label: '10 to 30 minutes', effect: '4 times as likely to qualify' },
  { underMs: HOUR, label: '30 to 60 minutes', effect: 'twice as likely to qualify' },
  { underMs: 24 * HOUR, label: '1 to 24 hours', effect: 'what the others are held against' },
  COLD,
];

/** The band of a time from form to first contact; times below 0 count as 0. */
export function speedBand(elapsedMs: number): SpeedBand {
  return SPEED_BANDS.find((band) => elapsedMs < band.underMs) ?? COLD;
}

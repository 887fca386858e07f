import { STAGE_UNKNOWN, type StageUnknownWhy } from '../../../calibration/stage-before';
import type { VerdictKind } from '../../../calibration/verdict';
import type { BacktestRequest } from '../../../contracts/studio-service';
import type { BacktestReport } from '../../../impact/backtest-report';
import { LEFT_OUT, type LeftOutWhy } from '../../../impact/past-outcome';
import { type FormatContext, formatNumber, plural } from '../../../record/format';
import type { BannerProps } from '../../components/Banner';

export const TONES: Record<VerdictKind, Pick<BannerProps, 'icon' | 'tone'>> = {
  unknown: { icon: 'unknown', tone: 'unknown' },
  'no-lift': { icon: 'breach', tone: 'breach' },
  reversed: { icon: 'breach', tone: 'breach' },
  weak: { icon: 'warning', tone: 'warning' },
  useful: { icon: 'info', tone: 'info' },
  'too-good': { icon: 'warning', tone: 'warning' },
};

const WHYS: readonly LeftOutWhy[] = ['open', 'no-stage', 'no-field', 'no-start'];
const STAGE_WHYS: readonly StageUnknownWhy[] = ['no-move', 'no-time', 'tied'];

/** Sample sizes, what was left out and why, and as of when each record was judged. */
export function sampleText(
  { n, positives, unscored, read, leftOut, undated, stageUnknown }: BacktestReport,
  { outcome }: Pick<BacktestRequest, 'outcome'>,
  context: Pick<FormatContext, 'locale'>,
): string[] {
  const number = (value: number): string => formatNumber(value, context, 0);
  const [yes, no] = outcome.by === 'stage' ? ['won', 'lost'] : ['with the outcome', 'without'];
  const counted = <T extends string>(
    whys: readonly T[],
    counts: Partial<Record<T, number>>,
    words: Readonly<Record<T, string>>,
  ): string[] =>
    whys.flatMap((why) => {
      const count = counts[why] ?? 0;
      return count > 0 ? [`${number(count)} ${words[why]}`] : [];
    });
  const left = counted(WHYS, leftOut, LEFT_OUT);
  const stageless = counted(STAGE_WHYS, stageUnknown, STAGE_UNKNOWN);
  const total = n + unscored;
  return [
    `${number(read)} records looked at, ${plural(n, 'case').replace(String(n), number(n))} with a score: ${number(positives)} ${yes}, ${number(n - positives)} ${no}.`,
    ...(left.length > 0 ? [`Left out: ${left.join('; ')}.`] : []),
    ...(unscored > 0
      ? [`${number(unscored)} of ${number(total)} cases have no score and count nowhere.`]
      : []),
    `Each is judged as of a moment before its outcome${outcome.by === 'converted' ? `, those not converted as of the end of their ${outcome.afterDays} days` : ''}, without the fields that state the outcome. Other fields stand as they were last read: older values of them are not kept.`,
    ...(undated > 0
      ? [`Of ${number(undated)} nothing tells when they ended; they are judged as of today.`]
      : []),
    ...(stageless.length > 0
      ? [
          `The stage before the outcome is not known, so rules about stages answer unknown: ${stageless.join('; ')}.`,
        ]
      : []),
  ];
}

/** "71.4%", or "unknown". */
export const shareText = (share: number | null, context: Pick<FormatContext, 'locale'>): string =>
  share === null ? 'unknown' : `${formatNumber(share * 100, context)}%`;

/** "1.82", or "unknown". */
export const ratioText = (value: number | null, context: Pick<FormatContext, 'locale'>): string =>
  value === null ? 'unknown' : formatNumber(value, context, 2);

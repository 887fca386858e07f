import type { AucEstimate } from './delong';

export type VerdictKind = 'unknown' | 'no-lift' | 'reversed' | 'weak' | 'useful' | 'too-good';

/** What a backtest comes to, in words that a manager can act on. */
export interface Verdict {
  kind: VerdictKind;
  text: string;
}

/** Below this a score ranks better than chance, but only just. */
const USEFUL_AUC = 0.65;
/** The limit of domain.md § 2 for one field; a whole score above it is as unlikely. */
export const LEAK_AUC = 0.95;

interface Interval {
  auc: number;
  aucLow: number;
  aucHigh: number;
}

const write = (value: number, digits: number): string => value.toFixed(digits);

const MOST_DIGITS = 6;

/** "0.86 (0.85 to 0.87)"; with more digits where 0.50 would stand for what is not quite chance. */
export function aucText({ auc, aucLow, aucHigh }: Interval): string {
  const isHidden = (digits: number) =>
    [aucLow, aucHigh].some((end) => end !== 0.5 && Number(write(end, digits)) === 0.5);
  const isClose = aucHigh < 0.5 || aucLow > 0.5;
  let digits = 2;
  while (isClose && isHidden(digits) && digits < MOST_DIGITS) digits += 1;
  return `${write(auc, digits)} (${write(aucLow, digits)} to ${write(aucHigh, digits)})`;
}

/** Judges an AUC by its interval; 0.5 is chance. `leaks` are the names of fields that leak, as people know them. */
export function verdictOf(estimate: AucEstimate, leaks: readonly string[] = []): Verdict {
  if (estimate.auc === null) return { kind: 'unknown', text: `Can’t tell. ${estimate.reason}` };
  const kind = kindOf(estimate);
  const isLifted = kind !== 'no-lift' && kind !== 'reversed';
  const note = isLifted ? leakNote(leaks) : [];
  return { kind, text: [`AUC ${aucText(estimate)}: ${TEXTS[kind]}`, ...note].join(' ') };
}

function kindOf({ auc, aucLow, aucHigh }: Interval) {
  if (aucHigh < 0.5) return 'reversed';
  if (aucLow <= 0.5) return 'no-lift';
  if (auc > LEAK_AUC) return 'too-good';
  return auc < USEFUL_AUC ? 'weak' : 'useful';
}

const TEXTS: Record<Exclude<VerdictKind, 'unknown'>, string> = {
  'no-lift': 'no lift. The interval includes 0.50, which is chance. Don’t rank by this score.',
  reversed:
    'no lift. The score ranks the wrong way round: lost cases score higher than won ones. Check its points.',
  weak: `weak. It ranks better than chance, but stays under ${USEFUL_AUC}. Use it beside other signs only.`,
  useful: `useful. It ranks clearly better than chance, at ${USEFUL_AUC} or more.`,
  'too-good': `too good. Above ${LEAK_AUC} a field most likely knows the outcome. Check for leaks before you use it.`,
};

function leakNote(leaks: readonly string[]): string[] {
  if (leaks.length === 0) return [];
  return [`Check for leaks first: ${leaks.join(', ')}.`];
}

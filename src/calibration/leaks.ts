import { byId, type Case, compareText, countWon } from './case';
import { FEWEST_CASES } from './delong';
import { type LeakEvidence, leakEvidence, type ValueRate } from './leak-evidence';
import { LEAK_AUC } from './verdict';

/** A field that knows, or may know, the outcome. */
export interface Leak {
  field: string;
  /** AUC of this field alone: of its value or of being filled, whichever is higher. */
  auc: number;
  /** `leak`: don't score by it · `suspect`: find out when it is filled first. */
  level: 'leak' | 'suspect';
  /** Every sign, in whole sentences. */
  reason: string;
}

const SUSPECT_AUC = 0.8;

/** A field that is filled on one side only (under 1%), but on this share of the other side. */
const ONE_SIDED = { other: 0.01, suspect: 0.2, leak: 0.5 };

/** Above this share of certain rows a field is the outcome in other words. */
const CERTAIN_ROWS = 0.8;

/** Certain values at both ends matter only in a field that ranks at all. */
const TWO_ENDED_AUC = 0.65;

/**
 * Fields that leak the outcome (domain.md § 2), most telling first: filled only after it, equal
 * to it, or AUC of the field alone above 0.95; and suspects that deserve a look. `fields` defaults
 * to every field of the cases. Empty where there are too few cases, or only one outcome.
 */
export function findLeaks(cases: readonly Case[], fields = fieldsOf(cases)): Leak[] {
  const won = countWon(cases);
  if (cases.length < FEWEST_CASES || won === 0 || won === cases.length) return [];
  const ordered = byId(cases);
  return fields
    .flatMap((field) => judge(leakEvidence(field, ordered)) ?? [])
    .sort((a, b) => levelOrder(a) - levelOrder(b) || b.auc - a.auc || compareText(a.field, b.field));
}

const levelOrder = ({ level }: Leak): number => (level === 'leak' ? 0 : 1);

/** Every field name of the cases, in alphabetical order. */
export function fieldsOf(cases: readonly Case[]): string[] {
  return [...new Set(cases.flatMap(({ values }) => Object.keys(values)))].sort(compareText);
}

interface Sign {
  level: Leak['level'];
  text: string;
}

function judge(evidence: LeakEvidence): Leak | null {
  const signs = [valueSign(evidence), filledSign(evidence), certainSign(evidence)].flatMap(
    (sign) => sign ?? [],
  );
  if (signs.length === 0) return null;
  const isLeak = signs.some(({ level }) => level === 'leak');
  return {
    field: evidence.field,
    auc: Math.max(evidence.valueAuc, evidence.filledAuc),
    level: isLeak ? 'leak' : 'suspect',
    reason: [...signs.map(({ text }) => text), isLeak ? LEAVE_OUT : FIND_OUT].join(' '),
  };
}

const LEAVE_OUT = 'Don’t score by it.';
const FIND_OUT = 'Find out when it is filled: before the outcome it may be used, after it not.';

function valueSign({ valueAuc }: LeakEvidence): Sign | null {
  if (valueAuc < SUSPECT_AUC) return null;
  const text = `Alone it ranks won above lost at AUC ${valueAuc.toFixed(2)}`;
  if (valueAuc > LEAK_AUC) return { level: 'leak', text: `${text}, above the limit of ${LEAK_AUC}.` };
  return { level: 'suspect', text: `${text}; single fields seldom reach ${SUSPECT_AUC.toFixed(2)}.` };
}

function filledSign({ filledAuc, filledWon, filledLost }: LeakEvidence): Sign | null {
  const [more, less] = [Math.max(filledWon, filledLost), Math.min(filledWon, filledLost)];
  const isOneSided = less <= ONE_SIDED.other && more >= ONE_SIDED.suspect;
  if (filledAuc < SUSPECT_AUC && !isOneSided) return null;
  const isLeak = filledAuc > LEAK_AUC || (isOneSided && more >= ONE_SIDED.leak);
  return {
    level: isLeak ? 'leak' : 'suspect',
    text: `It is filled for ${percent(filledWon)} of won and ${percent(filledLost)} of lost.`,
  };
}

function certainSign({ certainShare, nearlyAlways, nearlyNever, valueAuc }: LeakEvidence): Sign | null {
  if (!nearlyAlways || !nearlyNever || valueAuc < TWO_ENDED_AUC) return null;
  const isLeak = certainShare >= CERTAIN_ROWS;
  const share = isLeak ? `${percent(certainShare)} of its filled rows are decided by the value: ` : '';
  const values = `${rateText(nearlyAlways)}, but ${rateText(nearlyNever)}.`;
  return {
    level: isLeak ? 'leak' : 'suspect',
    text: `${share || 'Some values all but decide: '}${values}`,
  };
}

const rateText = ({ value, n, won }: ValueRate): string => `“${value}” won ${won} of ${n}`;

/** "71%"; never 0% or 100% unless it is exact. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1%';
  if (whole === 100 && share < 1) return 'over 99%';
  return `${whole}%`;
}

import { type FormatContext, formatNumber } from '../../../record/format';
import type { BriefItem } from './brief-deals';

export interface BriefSection {
  title: string;
  /** What is listed, and by which limit. */
  note: string;
  items: BriefItem[];
  /** How many more there are, in sentences: "83 more." */
  more: string[];
}

/** So many that the brief fits on one page. */
export const MOST_ITEMS = 5;

/** "83 more."; nothing where all are listed. */
export const moreWords = (count: number, context: FormatContext): string[] =>
  count > 0 ? [`${formatNumber(count, context, 0)} more.`] : [];

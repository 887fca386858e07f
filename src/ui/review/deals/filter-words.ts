import { CRM_NAMES } from '../../../record/crm-names';
import { formatIsoDate, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { TONE_WORD } from '../../components/severity';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import { type PlacedRows, stagesInOrder } from '../stage-places';
import { isoOfDay } from './columns';
import {
  CHOICES,
  type ChoiceId,
  mayBeEmpty,
  NO_VALUE,
  RANGES,
  type Range,
  type RangeId,
  type RowFilter,
} from './filter';
import { choicesOf } from './sort-keys';

export const CHOICE_LABEL: Record<ChoiceId, string> = {
  state: 'Severity',
  stage: 'Stage',
  owner: 'Owner',
  kinds: 'Warning',
  putAway: 'Put away',
  source: 'Source',
  currency: 'Currency',
  outcome: 'Outcome',
  object: 'Kind',
  crm: 'CRM',
};

export const RANGE_LABEL: Record<RangeId, string> = {
  amount: 'Amount',
  closeDay: 'Close date',
  daysInStage: 'Days in stage',
  age: 'Age in days',
};

const WORD: Partial<Record<ChoiceId, Readonly<Record<string, string>>>> = {
  state: TONE_WORD,
  putAway: { some: 'Some', none: 'None' },
  outcome: { open: 'Open', won: 'Won', lost: 'Lost' },
  object: { deal: 'Deals and opportunities', lead: 'Leads', contact: 'Contacts', company: 'Companies' },
  crm: CRM_NAMES,
};

/** How a value of a column is called; '' stands for what was not read, `NO_VALUE` for what is empty. */
export function choiceWord(id: ChoiceId, value: string): string {
  if (value === '') return 'unknown';
  if (value === NO_VALUE) return 'none';
  const word = WORD[id];
  if (word) return word[value] ?? value;
  return id === 'kinds' ? sentence(value.replaceAll('-', ' ')) : value;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The values that can be chosen, stages in the order of the pack, with none and unknown last where they can occur. */
export function choiceValues(rows: RowSet, id: ChoiceId, placed: PlacedRows | null = null): string[] {
  if (id === 'state') return [...ROW_STATES];
  if (id === 'outcome') return ['open', 'won', 'lost', ''];
  if (id === 'putAway') return ['some', 'none', ''];
  if (id === 'kinds')
    return [...new Set(rows.vocabulary('kinds').flatMap((word) => word.split(' ')))].filter(Boolean).sort();
  if (id === 'crm' || id === 'object') return [...rows.vocabulary(id)].sort();
  const values = choicesOf(rows, id);
  const ordered = id === 'stage' && placed ? stagesInOrder(values, placed.pipelines) : values;
  return [...ordered, ...(mayBeEmpty(id) ? [NO_VALUE] : []), ''];
}

/** "Amount: 10,000 to 50,000", "Close date: from 1 Dec 2026". */
export function rangeWords(id: RangeId, { from, to }: Range, context: AssessContext): string {
  const word = (value: number) =>
    id === 'closeDay' ? formatIsoDate(isoOfDay(value), context) : formatNumber(value, context);
  if (from !== null && to !== null) return `${word(from)} to ${word(to)}`;
  return from !== null ? `from ${word(from)}` : `up to ${word(to ?? 0)}`;
}

/** "Stage: Demo, Proposal". */
export const choiceText = (id: ChoiceId, values: readonly string[]): string =>
  `${CHOICE_LABEL[id]}: ${values.map((value) => choiceWord(id, value)).join(', ')}`;

/** "Amount: up to 50,000". */
export const rangeText = (id: RangeId, range: Range, context: AssessContext): string =>
  `${RANGE_LABEL[id]}: ${rangeWords(id, range, context)}`;

/** Each condition of a filter in the words of its chip; the search is none of them. */
export function conditionsOf({ choices, ranges }: RowFilter, context: AssessContext): string[] {
  return [
    ...CHOICES.flatMap((id) => (choices[id] ? [choiceText(id, choices[id])] : [])),
    ...RANGES.flatMap((id) => (ranges[id] ? [rangeText(id, ranges[id], context)] : [])),
  ];
}

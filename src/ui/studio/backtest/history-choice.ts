import type { RecordSource } from '../../../contracts/studio-service';
import type { OutcomeChoice } from '../../../impact/past-outcome';

/** What is chosen before a backtest: the records, and how it is told what became of them. */
export interface HistoryChoice {
  source: RecordSource;
  by: OutcomeChoice['by'];
  afterDays: number;
  field: string;
  value: string;
}

const USUAL_DAYS = 90;

/** Leads and contacts convert; deals are won or lost. */
export const usualOutcome = ({ object }: RecordSource): OutcomeChoice['by'] =>
  object === 'deal' ? 'stage' : object === 'company' ? 'field' : 'converted';

/** The largest source; null where nothing is stored. */
export function defaultChoice(sources: readonly RecordSource[]): HistoryChoice | null {
  const [source] = sources;
  return source ? choiceFor(source) : null;
}

export const choiceFor = (source: RecordSource): HistoryChoice => ({
  source,
  by: usualOutcome(source),
  afterDays: USUAL_DAYS,
  field: '',
  value: '',
});

/** Null while something is missing. */
export function outcomeOf({ by, afterDays, field, value }: HistoryChoice): OutcomeChoice | null {
  if (by === 'stage') return { by };
  if (by === 'converted') return Number.isFinite(afterDays) && afterDays > 0 ? { by, afterDays } : null;
  return field.trim() && value.trim() ? { by, field: field.trim(), value: value.trim() } : null;
}

const NOUNS = { deal: 'deals', lead: 'leads', contact: 'contacts', company: 'companies' } as const;

export const sourceName = ({ object, crm, org }: RecordSource): string => `${NOUNS[object]}, ${crm} ${org}`;

export const sourceId = ({ crm, org, object }: RecordSource): string => `${crm}:${org}:${object}`;

import { childId } from '../../data/ids';
import { findDeal } from '../../data/lookup';
import type { DemoData, DemoDeal } from '../../model';
import { readOnly, reference } from './field';
import { defineSObject, type SObject } from './object';
import { FORECAST_API_VALUES, probabilityPercent } from './opportunity-facts';
import { stageName, userId } from './references';

/** The opportunity as it was after one change. */
interface HistoryRow {
  id: string;
  dealId: string;
  at: number;
  stageId: string;
  amount: number | null;
  closeDate: string | null;
  previousAmount: number | null;
  previousCloseDate: string | null;
  userId: string | null;
}

type State = Pick<HistoryRow, 'at' | 'stageId' | 'amount' | 'closeDate' | 'userId'>;

type Change = Partial<State> & Pick<State, 'at'>;

/** What was saved in one go, oldest first. */
function inSaves(changes: readonly Change[]): Change[] {
  const saves = new Map<number, Change>();
  for (const change of changes) saves.set(change.at, { ...saves.get(change.at), ...change });
  return [...saves.values()].sort((a, b) => a.at - b.at);
}

/**
 * One row for each save that changes stage, amount or close date, so a stage repeats over many rows:
 * readers must join neighbours that are equal. The first row is the creation.
 */
export function historyRows(deal: DemoDeal): HistoryRow[] {
  const changes: Change[] = [
    ...deal.stageHistory.map(({ at, value, userId: by }) => ({ at, stageId: value, userId: by })),
    ...deal.amountHistory.slice(1).map(({ at, value, userId: by }) => ({ at, amount: value, userId: by })),
    ...deal.closeDateHistory
      .slice(1)
      .map(({ at, value, userId: by }) => ({ at, closeDate: value, userId: by })),
  ];
  let state: State = {
    at: deal.createdAt,
    stageId: deal.stageId,
    amount: deal.amountHistory[0]?.value ?? null,
    closeDate: deal.closeDateHistory[0]?.value ?? null,
    userId: null,
  };
  return inSaves(changes).map((change, index) => {
    const before = state;
    state = { ...state, ...change };
    return {
      ...state,
      id: childId('008', deal.salesforceId, index),
      dealId: deal.salesforceId,
      previousAmount: index === 0 ? null : before.amount,
      previousCloseDate: index === 0 ? null : before.closeDate,
    };
  });
}

const CATEGORIES: readonly [percent: number, name: string][] = [
  [100, 'Closed'],
  [80, 'Commit'],
  [40, 'Best Case'],
  [1, 'Pipeline'],
];

const categoryOf = (percent: number): string =>
  FORECAST_API_VALUES[CATEGORIES.find(([from]) => percent >= from)?.[1] ?? 'Omitted'] ?? 'Omitted';

export const opportunityHistoryObject = (data: DemoData): SObject => {
  const percent = (row: HistoryRow) => probabilityPercent(data, row.stageId);
  return defineSObject<HistoryRow, never>({
    name: 'OpportunityHistory',
    label: 'Opportunity History',
    keyPrefix: '008',
    fields: [
      readOnly('Id', 'History ID', 'id', (row) => row.id),
      reference('OpportunityId', { name: 'Opportunity', object: 'Opportunity' }, (row) => row.dealId),
      readOnly('StageName', 'Stage', 'picklist', (row) => stageName(data, row.stageId)),
      readOnly('Amount', 'Amount', 'currency', (row) => row.amount),
      readOnly('CloseDate', 'Close Date', 'date', (row) => row.closeDate),
      readOnly('Probability', 'Probability (%)', 'percent', percent),
      readOnly('ExpectedRevenue', 'Expected Amount', 'currency', (row) =>
        row.amount === null ? null : (row.amount * percent(row)) / 100,
      ),
      readOnly('ForecastCategory', 'Forecast Category', 'picklist', (row) => categoryOf(percent(row))),
      readOnly('PrevAmount', 'Previous Amount', 'currency', (row) => row.previousAmount),
      readOnly('PrevCloseDate', 'Previous Close Date', 'date', (row) => row.previousCloseDate),
      readOnly('CreatedDate', 'Created Date', 'datetime', (row) => row.at),
      readOnly('SystemModstamp', 'System Modstamp', 'datetime', (row) => row.at),
      reference('CreatedById', { name: 'CreatedBy', object: 'User' }, (row) => userId(data, row.userId)),
      readOnly('IsDeleted', 'Deleted', 'boolean', () => false),
    ],
    records: () => data.deals.flatMap(historyRows),
    recordsOf: {
      opportunityid(id) {
        const deal = findDeal(data, id);
        return deal ? historyRows(deal) : [];
      },
    },
    id: (row) => row.id,
  });
};

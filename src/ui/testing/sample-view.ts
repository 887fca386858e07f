import type { Assessment } from '../../record/assessment';
import type { CrmRecord, FieldReading } from '../../record/types';
import type { RecordActions, RecordView } from '../components/record-view';
import { finding, missingFields, NOW, score } from './sample-findings';

export const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const text = (label: string, value: string): FieldReading => ({ state: 'value', value, text: value, label });

export function record(overrides: Partial<CrmRecord> = {}): CrmRecord {
  return {
    identity: {
      crm: 'salesforce',
      object: 'deal',
      id: '006000000000001AAA',
      org: 'example.my.salesforce.com',
      url: 'https://example.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
    },
    title: 'Larkspur Mills – Warehouse platform, 3-year',
    fields: {
      stage: text('Stage', 'Negotiation'),
      amount: { state: 'value', value: 84_000, text: '€84,000.00', label: 'Amount', currency: 'EUR' },
      closeDate: text('Close date', '2026-12-18'),
      owner: text('Owner', 'Mara'),
      nextStep: { state: 'empty', label: 'Next step' },
      Redlines: { state: 'empty', label: 'Redlines' },
      'Approval chain': { state: 'empty', label: 'Approval chain' },
    },
    stage: { id: null, label: 'Negotiation' },
    stages: [],
    history: [],
    asOf: NOW,
    coverage: 'full',
    apiNames: {},
    ...overrides,
  };
}

export function assessment(overrides: Partial<Assessment> = {}): Assessment {
  return {
    identity: record().identity,
    pack: { id: 'mid-market', name: 'Mid-market', version: 3, origin: 'bundled' },
    assessedAt: NOW,
    asOf: NOW,
    coverage: 'full',
    score: score(),
    findings: [finding(), missingFields('Negotiation', ['Redlines', 'Approval chain'])],
    deadlines: [],
    unreadable: [],
    noiseBudget: 5,
    skippedRules: [],
    ...overrides,
  };
}

export function view(
  overrides: Partial<Assessment> = {},
  extra: Partial<Omit<RecordView, 'assessment'>> = {},
): RecordView {
  return {
    record: record(),
    assessment: assessment(overrides),
    suppressions: [],
    acknowledged: {},
    freshness: 'live',
    canConnect: false,
    notices: [],
    ...extra,
  };
}

/** Actions that write down what they were asked. `isKept`: whether what is decided can be stored. */
export function loggedActions(isKept = true): { actions: RecordActions; calls: string[] } {
  const calls: string[] = [];
  const log =
    (name: string) =>
    (...args: unknown[]): void => {
      calls.push([name, ...args].join(' '));
    };
  const kept = (name: string) => {
    const note = log(name);
    return async (...args: unknown[]): Promise<boolean> => {
      note(...args);
      return isKept;
    };
  };
  return {
    calls,
    actions: {
      revealField: log('reveal'),
      readAgain: log('read'),
      openOptions: log('options'),
      answerDateOrder: log('order'),
      snooze: kept('snooze'),
      dismiss: kept('dismiss'),
      restore: log('restore'),
      typeReason: log('type'),
      acknowledge: log('acknowledge'),
    },
  };
}

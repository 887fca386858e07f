import { fieldReading } from '../conditions/read-field';
import { recordKey } from '../record/record-key';
import type { CrmRecord, ObjectKind } from '../record/types';
import type { StageResolver } from '../rule-kinds/stages';
import type { ClockChange } from './clock-comparer';
import type { RecordChange, ScoreChange } from './pack-comparer';

/** A record on which two packs differ, as lists and sums need it. Null: not read. */
export interface ImpactRow {
  key: string;
  object: ObjectKind;
  title: string | null;
  url: string;
  owner: string | null;
  team: string | null;
  stage: string | null;
  amount: number | null;
  currency: string | null;
  gained: readonly string[];
  lost: readonly string[];
  score: ScoreChange | null;
  clocks: readonly ClockChange[];
}

export interface RowReaders {
  placeOf: StageResolver;
  teamOf(record: CrmRecord): string | null;
}

/** The stage as the pack calls it, else as the CRM does. */
export function impactRow(
  { record, gained, lost, score, clocks }: RecordChange,
  { placeOf, teamOf }: RowReaders,
): ImpactRow {
  const { identity, title, stage } = record;
  const owner = textOf(record, 'owner');
  const amount = fieldReading(record, 'amount');
  return {
    key: recordKey(identity),
    object: identity.object,
    title: title ?? textOf(record, 'name'),
    url: identity.url,
    owner,
    team: teamOf(record),
    stage: placeOf(record, stage)?.stage.label ?? stage?.label ?? null,
    amount: amount?.state === 'value' && typeof amount.value === 'number' ? amount.value : null,
    currency: amount?.state === 'value' ? (amount.currency ?? null) : null,
    gained,
    lost,
    score,
    clocks,
  };
}

function textOf(record: CrmRecord, name: string): string | null {
  const reading = fieldReading(record, name);
  return reading?.state === 'value' ? reading.text : null;
}

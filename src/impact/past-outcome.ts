import { AFTERWARDS } from '../calibration/before-outcome';
import { normalText } from '../conditions/operators/comparable';
import { fieldReading } from '../conditions/read-field';
import { DAY_MS } from '../record/format';
import { stageKey } from '../record/stage-key';
import type { CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';

/** How it is told what became of a record. */
export type OutcomeChoice =
  /** Deals: by the kind of their stage in the pack, won or lost. */
  | { by: 'stage' }
  /** Leads: converted, or not after so many days since they came in. */
  | { by: 'converted'; afterDays: number }
  /** The field holds this value, or another one; "stage" is the stage's name. As `--outcome` of the terminal. */
  | { by: 'field'; field: string; value: string };

/** Why a record is no case. */
export const LEFT_OUT = {
  open: 'still open',
  'no-stage': 'no stage was read, or the pack knows no such stage',
  'no-field': 'the field was not read',
  'no-start': 'when it came in is not known',
} as const;
export type LeftOutWhy = keyof typeof LEFT_OUT;

/** `at`: when it ended, where the fields of the record do not tell. */
export type PastOutcome = { won: boolean; at?: EpochMs } | { leftOut: LeftOutWhy };

/** Fields that were not known before the outcome. */
export const isAfterwards =
  (choice: OutcomeChoice) =>
  (field: string): boolean =>
    AFTERWARDS.includes(field) ||
    (choice.by === 'field' && field === choice.field) ||
    (choice.by === 'converted' && (field === 'lifecycleStage' || field === 'leadStatus'));

/** What became of each record, or why that is not known. */
export function outcomeReader(
  choice: OutcomeChoice,
  { placeOf }: Pick<PackContext, 'placeOf'>,
  now: EpochMs,
): (record: CrmRecord) => PastOutcome {
  const kindOf = (record: CrmRecord) => placeOf(record, record.stage)?.stage.kind ?? null;
  switch (choice.by) {
    case 'stage':
      return (record) => {
        const kind = kindOf(record);
        if (kind === null) return { leftOut: 'no-stage' };
        return kind === 'open' ? { leftOut: 'open' } : { won: kind === 'won' };
      };
    case 'converted':
      return (record) => conversion(record, choice.afterDays, now);
    case 'field':
      return (record) => {
        const isDeal = record.identity.object === 'deal';
        if (isDeal && kindOf(record) === 'open') return { leftOut: 'open' };
        return byField(record, choice);
      };
  }
}

/** A lead that did not convert is judged as of the end of its time: later, its engagement would have aged longer. */
function conversion(record: CrmRecord, afterDays: number, now: EpochMs): PastOutcome {
  const converted = fieldReading(record, 'convertedAt');
  if (converted?.state === 'value') return { won: true };
  if (converted?.state !== 'empty') return { leftOut: 'no-field' };
  const created = fieldReading(record, 'createdAt');
  const at = created?.state === 'value' ? created.value : null;
  if (typeof at !== 'number') return { leftOut: 'no-start' };
  const end = at + afterDays * DAY_MS;
  return now < end ? { leftOut: 'open' } : { won: false, at: end };
}

function byField(record: CrmRecord, { field, value }: { field: string; value: string }): PastOutcome {
  if (field === 'stage') {
    const { stage } = record;
    if (!stage) return { leftOut: 'no-stage' };
    return { won: [stage.label, stage.id].some((name) => stageKey(name) === stageKey(value)) };
  }
  const reading = fieldReading(record, field);
  if (!reading || reading.state === 'unreadable') return { leftOut: 'no-field' };
  return { won: reading.state === 'value' && normalText(reading.text) === normalText(value) };
}

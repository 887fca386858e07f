import { fieldReading } from '../conditions/read-field';
import type { CrmRecord, EpochMs, FieldReading } from '../record/types';
import type { StageResolver } from '../rule-kinds/stages';
import type { Case, CaseValue } from './case';
import { type StageUnknownWhy, stageBefore } from './stage-before';

/** Fields that state how a record ended, or when: none of them was known before. */
export const AFTERWARDS: readonly string[] = [
  'stage',
  'closeDate',
  'convertedAt',
  'lossReason',
  'probability',
  'forecastCategory',
];

/** A record a moment before it ended. */
export interface Before {
  record: CrmRecord;
  at: EpochMs;
  /** False when nothing tells when it ended: then it is judged as of now. */
  isDated: boolean;
  /** Why its stage then is not known; null where it is, or the record has none now either. */
  stageUnknown: StageUnknownWhy | null;
}

export interface BeforeOptions {
  /** Fields to leave out: they were not known before. */
  isAfterwards(field: string): boolean;
  now: EpochMs;
  /** Where the pack has a stage. */
  placeOf: StageResolver;
}

/**
 * The record a moment before it ended, without what only came to be known then. The stage is the one before the
 * last move, where the history tells it (`stageBefore`). Other fields stand as they were last read, for the store
 * keeps no older values of them. `end`: when that is told otherwise than by its fields; null where nothing tells.
 */
export function recordBefore(
  record: CrmRecord,
  { isAfterwards, now, placeOf }: BeforeOptions,
  end: EpochMs | null = endOf(record),
): Before {
  const at = (end ?? now + 1) - 1;
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => !isAfterwards(name)));
  const history = record.history.filter((entry) => entry.at <= at);
  const found = end === null ? ({ why: 'no-move' } as const) : stageBefore(record, at, placeOf);
  const stage = 'stage' in found ? found.stage : null;
  const stageUnknown = record.stage && 'why' in found ? found.why : null;
  const { packStage: _, ...kept } = record;
  return { at, isDated: end !== null, stageUnknown, record: { ...kept, fields, history, stage, asOf: at } };
}

/** When it was converted or closed; null when neither is known. */
function endOf(record: CrmRecord): EpochMs | null {
  for (const name of ['convertedAt', 'closeDate']) {
    const reading = fieldReading(record, name);
    if (reading?.state !== 'value') continue;
    const at = typeof reading.value === 'number' ? reading.value : Date.parse(String(reading.value));
    if (Number.isFinite(at)) return at;
  }
  return null;
}

/** Blank fields are null; unreadable ones are not known, so they are missing. */
export function caseValues({ fields }: Pick<CrmRecord, 'fields'>): Record<string, CaseValue> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, reading]): [string, CaseValue][] => {
      const value = caseValue(reading);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function caseValue(reading: FieldReading): CaseValue | undefined {
  if (reading.state === 'empty') return null;
  return reading.state === 'value' ? reading.value : undefined;
}

/** True where all values that are there are numbers, and there is one. */
export function isNumeric(cases: readonly Case[], name: string): boolean {
  const values = cases
    .map(({ values: all }) => all[name])
    .filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every((value) => Number.isFinite(Number(value)));
}

/** The same values with those of the fields named as numbers. */
export const numbered = (values: Case['values'], numeric: ReadonlySet<string>): Case['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      numeric.has(name) && value !== null ? Number(value) : value,
    ]),
  );

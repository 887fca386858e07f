import type { Case, CaseValue } from '../calibration/case';
import type { SuggestField } from '../calibration/levels';
import { normalText } from '../conditions/operators/comparable';
import { fieldReading } from '../conditions/read-field';
import type { RecordMap } from '../crm/csv/map-schema';
import type { ReadRow } from '../crm/csv/row-reader';
import { assess } from '../engine/assess';
import type { CompiledPack } from '../engine/compile-pack';
import { CONCEPTS, isConcept } from '../record/concepts';
import type { AssessContext, CrmRecord, EpochMs, FieldReading } from '../record/types';
import { stageKey } from '../rule-kinds/stages';

/** Fields that state how a record ended, or when: none of them was known before. */
const AFTERWARDS: readonly string[] = [
  'stage',
  'closeDate',
  'convertedAt',
  'lossReason',
  'probability',
  'forecastCategory',
];

/** `FIELD=VALUE` of the command line. */
export interface WonWhen {
  field: string;
  value: string;
}

/** Turns past records into cases, scored as they stood before the outcome. */
export class PastCases {
  readonly #cases: Case[] = [];
  /** Records that are still open, or of which the outcome is not known. */
  leftOut = 0;

  constructor(
    private readonly compiled: CompiledPack,
    private readonly map: RecordMap,
    private readonly wonWhen: WonWhen,
    private readonly context: AssessContext,
  ) {}

  add({ record, outcome }: ReadRow): void {
    const isWon = this.#isWon(record);
    if (outcome === 'open' || isWon === null) {
      this.leftOut += 1;
      return;
    }
    const { before, at } = this.#before(record);
    const { score, findings } = assess(this.compiled, before, { ...this.context, now: at });
    const owner = fieldReading(record, 'owner');
    this.#cases.push({
      id: record.identity.id,
      outcome: isWon,
      score: score?.total ?? Number.NaN,
      at,
      ...(owner?.state === 'value' && { rep: String(owner.value) }),
      warnings: findings.filter((finding) => finding.outcome === 'fail').length,
      values: valuesOf(before),
    });
  }

  /** The cases; columns that hold only numbers are numbers now. */
  result(): { cases: Case[]; fields: SuggestField[] } {
    const names = Object.keys(this.map.fields).filter((name) => !this.#isAfterwards(name));
    const numeric = new Set(
      names.filter((name) => this.#typeOf(name) === 'text' && isNumeric(this.#cases, name)),
    );
    const cases = this.#cases.map((one) => ({ ...one, values: numbered(one.values, numeric) }));
    const fields = names.map((name): SuggestField => {
      const type = this.#typeOf(name);
      return {
        name,
        label: this.labelOf(name),
        type: numeric.has(name) ? 'number' : type === 'text' ? 'choice' : type,
      };
    });
    return { cases, fields };
  }

  /** The column that a field was read from: what the file's owner knows it by. */
  labelOf(name: string): string {
    const spec = this.map.fields[name];
    return spec?.column ?? spec?.label ?? name;
  }

  #isAfterwards(name: string): boolean {
    const outcomeField = this.map.outcome?.field ?? null;
    return (
      AFTERWARDS.includes(name) ||
      name === outcomeField ||
      this.#names(name, this.wonWhen.field) ||
      this.#names(name, this.map.outcome?.column)
    );
  }

  #names(name: string, asked: string | undefined): boolean {
    return asked !== undefined && (name === asked || this.map.fields[name]?.column === asked);
  }

  #isWon(record: CrmRecord): boolean | null {
    const { field, value } = this.wonWhen;
    if (field === 'stage' || field === this.map.stage?.column)
      return (
        record.stage &&
        [record.stage.label, record.stage.id].some((name) => stageKey(name) === stageKey(value))
      );
    const name = Object.keys(this.map.fields).find((one) => this.#names(one, field));
    const reading = name === undefined ? null : fieldReading(record, name);
    if (!reading || reading.state === 'unreadable') return null;
    return reading.state === 'value' && normalText(reading.text) === normalText(value);
  }

  /** The record a moment before it ended, without what only came to be known then. */
  #before(record: CrmRecord): { before: CrmRecord; at: EpochMs } {
    const at = (endOf(record) ?? this.context.now + 1) - 1;
    const fields = Object.fromEntries(
      Object.entries(record.fields).filter(([name]) => !this.#isAfterwards(name)),
    );
    const history = record.history.filter((entry) => entry.at <= at);
    return { at, before: { ...record, fields, history, stage: null, asOf: at } };
  }

  #typeOf(name: string): SuggestField['type'] {
    const { fields } = this.compiled.pack;
    return (
      this.map.fields[name]?.type ?? fields[name]?.type ?? (isConcept(name) ? CONCEPTS[name].type : 'text')
    );
  }
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
function valuesOf({ fields }: CrmRecord): Record<string, CaseValue> {
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

function isNumeric(cases: readonly Case[], name: string): boolean {
  const values = cases
    .map(({ values: all }) => all[name])
    .filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every((value) => Number.isFinite(Number(value)));
}

const numbered = (values: Case['values'], numeric: ReadonlySet<string>): Case['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      numeric.has(name) && value !== null ? Number(value) : value,
    ]),
  );

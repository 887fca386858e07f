import { caseValues, isNumeric, numbered, recordBefore } from '../calibration/before-outcome';
import type { Case } from '../calibration/case';
import type { SuggestField } from '../calibration/levels';
import type { StageUnknownWhy } from '../calibration/stage-before';
import { fieldReading } from '../conditions/read-field';
import { assess } from '../engine/assess';
import { type CompiledPack, compilePack } from '../engine/compile-pack';
import { CONCEPTS, isConcept } from '../record/concepts';
import type { AssessContext, CrmRecord, EpochMs, FieldType, ObjectKind } from '../record/types';
import type { RulePack } from '../rule-packs/schema';

export interface CollectorOptions {
  compiled: CompiledPack;
  context: AssessContext;
  /** Fields that were not known before the outcome. */
  isAfterwards(field: string): boolean;
  /** As the source types the field; undefined: as the pack or the concept does, else text. */
  typeOf?(field: string): FieldType | undefined;
  labelOf(field: string): string;
}

/** Turns past records into cases, scored and judged as they stood before the outcome. */
export class CaseCollector {
  readonly #cases: Case[] = [];
  /** Cases of which nothing tells when they ended, so that they were judged as of now. */
  undated = 0;
  /** Cases whose stage then is not known, by why: rules of stages answer unknown for them. */
  readonly stageUnknown: Partial<Record<StageUnknownWhy, number>> = {};

  constructor(private readonly options: CollectorOptions) {}

  /** Ids must be unique in the set. `end`: when it ended, where its fields do not tell. */
  add(record: CrmRecord, outcome: boolean, end?: EpochMs): void {
    const { compiled, context, isAfterwards } = this.options;
    const { placeOf } = compiled.context;
    const { now } = context;
    const past = recordBefore(record, { isAfterwards, now, placeOf }, end);
    const { record: before, at, isDated, stageUnknown: why } = past;
    if (!isDated) this.undated += 1;
    if (why) this.stageUnknown[why] = (this.stageUnknown[why] ?? 0) + 1;
    const { score, findings } = assess(compiled, before, { ...context, now: at });
    const failing = findings.filter((finding) => finding.outcome === 'fail');
    const owner = fieldReading(record, 'owner');
    this.#cases.push({
      id: record.identity.id,
      outcome,
      score: score?.total ?? Number.NaN,
      at,
      ...(owner?.state === 'value' && { rep: String(owner.value) }),
      warnings: failing.length,
      warnedBy: [...new Set(failing.map(({ rule }) => rule))],
      values: caseValues(before),
    });
  }

  get size(): number {
    return this.#cases.length;
  }

  /** The cases; fields that hold only numbers are numbers now. `names`: of the fields to learn from. */
  result(names: readonly string[]): { cases: Case[]; fields: SuggestField[] } {
    const known = names.filter((name) => !this.options.isAfterwards(name));
    const numeric = new Set(
      known.filter((name) => this.#typeOf(name) === 'text' && isNumeric(this.#cases, name)),
    );
    const cases = this.#cases.map((one) => ({ ...one, values: numbered(one.values, numeric) }));
    const fields = known.map((name): SuggestField => {
      const type = this.#typeOf(name);
      return {
        name,
        label: this.options.labelOf(name),
        type: numeric.has(name) ? 'number' : type === 'text' ? 'choice' : type,
      };
    });
    return { cases, fields };
  }

  #typeOf(name: string): FieldType {
    const { fields } = this.options.compiled.pack;
    return (
      this.options.typeOf?.(name) ?? fields[name]?.type ?? (isConcept(name) ? CONCEPTS[name].type : 'text')
    );
  }
}

/** The pack's score, asked for whatever kind of record the history holds. */
export const compiledFor = (pack: RulePack, object: ObjectKind): CompiledPack =>
  compilePack({ ...pack, scoring: { ...pack.scoring, appliesTo: [object] } }, 'unverified');

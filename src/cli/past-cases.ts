import { AFTERWARDS } from '../calibration/before-outcome';
import type { Case } from '../calibration/case';
import type { SuggestField } from '../calibration/levels';
import { normalText } from '../conditions/operators/comparable';
import { fieldReading } from '../conditions/read-field';
import type { RecordMap } from '../crm/csv/map-schema';
import type { ReadRow } from '../crm/csv/row-reader';
import type { CompiledPack } from '../engine/compile-pack';
import { CaseCollector } from '../impact/case-collector';
import type { AssessContext, CrmRecord } from '../record/types';
import { stageKey } from '../rule-kinds/stages';

/** `FIELD=VALUE` of the command line. */
export interface WonWhen {
  field: string;
  value: string;
}

/** Turns past records of a file into cases, scored as they stood before the outcome. */
export class PastCases {
  readonly #cases: CaseCollector;
  /** Records that are still open, or of which the outcome is not known. */
  leftOut = 0;

  constructor(
    compiled: CompiledPack,
    private readonly map: RecordMap,
    private readonly wonWhen: WonWhen,
    context: AssessContext,
  ) {
    this.#cases = new CaseCollector({
      compiled,
      context,
      isAfterwards: (name) => this.#isAfterwards(name),
      typeOf: (name) => map.fields[name]?.type,
      labelOf: (name) => this.labelOf(name),
    });
  }

  add({ record, outcome }: ReadRow): void {
    const isWon = this.#isWon(record);
    if (outcome === 'open' || isWon === null) this.leftOut += 1;
    else this.#cases.add(record, isWon);
  }

  /** The cases; columns that hold only numbers are numbers now. */
  result(): { cases: Case[]; fields: SuggestField[] } {
    return this.#cases.result(Object.keys(this.map.fields));
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
}

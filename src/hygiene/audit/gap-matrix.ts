import { knownValue } from '../../conditions/read-field';
import type { CrmRecord } from '../../record/types';
import type { PackContext } from '../../rule-kinds/define';
import { gapsOf, gapText, isUnplaced, lifecyclePlacer, requiredSoFar } from './lifecycle-sections';

/** Required fields of one record: some empty, all filled, or not to be told. */
type Standing = 'gaps' | 'filled' | 'unknown';

/** Texts that repeat: each once, and for each entry the place of its text. */
export interface CodedTexts {
  texts: string[];
  codes: Uint32Array;
}

/**
 * How many records of each stage and owner have a required field that is empty. Typed arrays by cell,
 * which is owner × number of stages + stage; they go from a worker to its page as they are.
 */
export interface GapMatrix {
  stages: string[];
  owners: string[];
  gaps: Uint32Array;
  /** Records that could be judged. */
  of: Uint32Array;
  unknown: Uint32Array;
  /** The records with gaps: their row in the list of the caller, their cell, and what is empty. */
  rows: Uint32Array;
  cells: Uint32Array;
  says: CodedTexts;
}

const NOT_KNOWN = 'Stage not known';
const NO_OWNER = 'No owner';
const OWNER_NOT_KNOWN = 'Owner not known';

/** Where a record stands and what it needs there; null needs: its stage is not known. */
interface Needs {
  stage: string;
  fields: readonly string[] | null;
}

const counters = (): Record<Standing, number[]> => ({ gaps: [], filled: [], unknown: [] });

/** Takes in one record after another. */
export class GapCollector {
  readonly #owners = new Map<string, number>();
  readonly #counts = counters();
  readonly #rows: number[] = [];
  readonly #cells: number[] = [];
  readonly #says = new TextCoder();

  constructor(
    private readonly stages: readonly string[],
    private readonly needsOf: (record: CrmRecord) => Needs,
    private readonly pack: PackContext,
  ) {}

  /** `row`: the place of the record in the caller's list. */
  add(record: CrmRecord, row: number): void {
    const { stage, fields } = this.needsOf(record);
    const gaps = fields && gapsOf(record, fields, this.pack);
    const cell = this.#ownerOf(record) * this.stages.length + Math.max(0, this.stages.indexOf(stage));
    this.#count(cell, standingOf(gaps));
    if (!gaps || gaps.empty.length === 0) return;
    this.#rows.push(row);
    this.#cells.push(cell);
    this.#says.add(gapText(gaps.empty, this.pack));
  }

  result(): GapMatrix {
    const size = this.#owners.size * this.stages.length;
    const { gaps, filled, unknown } = this.#counts;
    const array = (counts: readonly number[]) =>
      Uint32Array.from({ length: size }, (_, cell) => counts[cell] ?? 0);
    return {
      stages: [...this.stages],
      owners: [...this.#owners.keys()],
      gaps: array(gaps),
      of: Uint32Array.from({ length: size }, (_, cell) => (gaps[cell] ?? 0) + (filled[cell] ?? 0)),
      unknown: array(unknown),
      rows: Uint32Array.from(this.#rows),
      cells: Uint32Array.from(this.#cells),
      says: this.#says.result(),
    };
  }

  #count(cell: number, standing: Standing): void {
    const counts = this.#counts[standing];
    counts[cell] = (counts[cell] ?? 0) + 1;
  }

  #ownerOf(record: CrmRecord): number {
    const owner = ownerName(record, this.pack);
    const known = this.#owners.get(owner);
    if (known !== undefined) return known;
    this.#owners.set(owner, this.#owners.size);
    return this.#owners.size - 1;
  }
}

/** Deals by stage: what their own stage requires (domain.md § 5). */
export function dealGaps(pack: PackContext): GapCollector {
  const labels = pack.pipelines.flatMap(({ stages }) => stages.map(({ label }) => label));
  const needsOf = (record: CrmRecord): Needs => {
    const place = pack.placeOf(record, record.stage);
    return place
      ? { stage: place.stage.label, fields: place.stage.requiredFields }
      : { stage: NOT_KNOWN, fields: null };
  };
  return new GapCollector([...new Set(labels), NOT_KNOWN], needsOf, pack);
}

/** Leads and contacts by lifecycle stage: what it and those before it require; recycled ones need nothing. Null without a lifecycle. */
export function peopleGaps(pack: PackContext): GapCollector | null {
  const { lifecycle } = pack.parts;
  if (!lifecycle) return null;
  const placeOf = lifecyclePlacer(lifecycle, pack);
  const required = requiredSoFar(lifecycle);
  const labels = lifecycle.stages.map(({ label }) => label);
  const needsOf = (record: CrmRecord): Needs => {
    const place = placeOf(record);
    if (place === 'recycled') return { stage: lifecycle.recycled.label, fields: [] };
    if (isUnplaced(place)) return { stage: NOT_KNOWN, fields: null };
    return { stage: labels[place] ?? NOT_KNOWN, fields: required[place] ?? [] };
  };
  return new GapCollector([...labels, lifecycle.recycled.label, NOT_KNOWN], needsOf, pack);
}

const standingOf = (gaps: ReturnType<typeof gapsOf> | null): Standing => {
  if (!gaps) return 'unknown';
  if (gaps.empty.length > 0) return 'gaps';
  return gaps.isOpen ? 'unknown' : 'filled';
};

function ownerName(record: CrmRecord, pack: PackContext): string {
  const known = knownValue(record, 'owner', pack.field('owner').type);
  if (known.state === 'unknown') return OWNER_NOT_KNOWN;
  return known.state === 'empty' ? NO_OWNER : known.text;
}

/** Collects texts of which many are the same. */
export class TextCoder {
  readonly #places = new Map<string, number>();
  readonly #codes: number[] = [];

  add(text: string): void {
    const place = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, place);
    this.#codes.push(place);
  }

  result(): CodedTexts {
    return { texts: [...this.#places.keys()], codes: Uint32Array.from(this.#codes) };
  }
}

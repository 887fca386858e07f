import type { ImpactReport } from '../contracts/studio-service';
import type { CompiledPack } from '../engine/compile-pack';
import type { ImpactRow, RowReaders } from '../impact/impact-row';
import { impactRow } from '../impact/impact-row';
import type { Environments, PackComparer, RecordChange } from '../impact/pack-comparer';
import type { CrmRecord, EpochMs } from '../record/types';

/** What an impact has found so far, and what it rests on. */
export class ImpactTally {
  readonly rows: ImpactRow[] = [];
  #failed = 0;
  #records = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly comparer: PackComparer,
    private readonly readers: RowReaders,
  ) {}

  /** A record that the engine can't take (a damaged row) stops no other: the batch is then judged one by one. */
  judge(records: readonly CrmRecord[], environments: Environments): void {
    const compare = (some: readonly CrmRecord[]): RecordChange[] => this.comparer.compare(some, environments);
    try {
      this.#add(compare(records));
    } catch {
      for (const record of records) this.#judgeOne(record, compare);
    }
  }

  /** So many records stand in the figures, read in this time. */
  count(records: number, asOf: Iterable<EpochMs>): void {
    this.#records += records;
    for (const at of asOf) {
      this.#from = Math.min(this.#from, at);
      this.#to = Math.max(this.#to, at);
    }
  }

  report({ before, after }: { before: CompiledPack; after: CompiledPack }): ImpactReport {
    const { rules, slas } = this.comparer;
    const packs = [before.pack, after.pack];
    const titled = packs.flatMap((pack) => [...pack.slas, ...pack.rules].map(({ id, title }) => [id, title]));
    return {
      records: this.#records - this.#failed,
      asOf: this.#records > 0 ? { from: this.#from, to: this.#to } : null,
      titles: Object.fromEntries(titled),
      rulesRun: new Set([...rules.before, ...rules.after]).size,
      slasTimed: slas.length,
      failed: this.#failed,
    };
  }

  #judgeOne(record: CrmRecord, compare: (records: readonly CrmRecord[]) => RecordChange[]): void {
    try {
      this.#add(compare([record]));
    } catch {
      this.#failed += 1;
    }
  }

  #add(changes: readonly RecordChange[]): void {
    for (const change of changes) this.rows.push(impactRow(change, this.readers));
  }
}

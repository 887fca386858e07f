import type { ImpactReport, TellDone } from '../contracts/studio-service';
import type { CompiledPack } from '../engine/compile-pack';
import { type ImpactRow, impactRow } from '../impact/impact-row';
import { packComparer, type RecordChange } from '../impact/pack-comparer';
import { teamFinder } from '../impact/teams';
import type { AssessContext, CrmRecord, ObjectKind } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { countSources, scanSource } from '../store/scan-source';
import { StoreOthers } from './store-others';

export interface ImpactRun {
  report: ImpactReport;
  rows: ImpactRow[];
}

/** Judges all stored records of these kinds by both packs, in batches. */
export async function runImpact(
  db: LeadlightDatabase,
  packs: { before: CompiledPack; after: CompiledPack },
  { context, objects }: { context: AssessContext; objects: readonly ObjectKind[] },
  tell: TellDone,
): Promise<ImpactRun> {
  const { before, after } = packs;
  const comparer = packComparer(before, after);
  const others = { before: new StoreOthers(db, before), after: new StoreOthers(db, after) };
  const readers = {
    placeOf: after.context.placeOf,
    teamOf: teamFinder({ ...before.pack, ...after.pack }),
  };
  const sources = (await countSources(db)).filter(({ object }) => objects.includes(object));
  const total = sources.reduce((count, { records }) => count + records, 0);
  const rows: ImpactRow[] = [];
  const seen = new Seen();
  let done = 0;
  tell(0, total);
  for (const source of sources) {
    await others.before.tell(source);
    await others.after.tell(source);
    await scanSource(db, source, (batch, read) => {
      const records = batch.map(({ record }) => record);
      const [first] = records;
      if (first) {
        const environments = {
          before: others.before.around(first, context),
          after: others.after.around(first, context),
        };
        const { changes, failed } = compareAll(records, (some) => comparer.compare(some, environments));
        seen.failed += failed;
        for (const change of changes) rows.push(impactRow(change, readers));
        seen.add(records);
      }
      done += read;
      tell(done, Math.max(total, done));
    });
  }
  return { rows, report: seen.report({ packs, rulesRun: rulesRun(comparer.rules) }) };
}

const rulesRun = ({ before, after }: { before: readonly string[]; after: readonly string[] }): number =>
  new Set([...before, ...after]).size;

/** A record that the engine can't take (a damaged row) stops no other: the batch is then judged one by one. */
function compareAll(
  records: readonly CrmRecord[],
  compare: (records: readonly CrmRecord[]) => RecordChange[],
): { changes: RecordChange[]; failed: number } {
  try {
    return { changes: compare(records), failed: 0 };
  } catch {
    let failed = 0;
    const changes = records.flatMap((record) => {
      try {
        return compare([record]);
      } catch {
        failed += 1;
        return [];
      }
    });
    return { changes, failed };
  }
}

/** What an impact rests on. */
class Seen {
  failed = 0;
  #records = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  add(records: readonly CrmRecord[]): void {
    this.#records += records.length;
    for (const { asOf } of records) {
      this.#from = Math.min(this.#from, asOf);
      this.#to = Math.max(this.#to, asOf);
    }
  }

  report({
    packs: { before, after },
    rulesRun: ran,
  }: {
    packs: { before: CompiledPack; after: CompiledPack };
    rulesRun: number;
  }): ImpactReport {
    const titled = [...before.pack.rules, ...after.pack.rules].map(({ id, title }) => [id, title] as const);
    return {
      records: this.#records - this.failed,
      asOf: this.#records > 0 ? { from: this.#from, to: this.#to } : null,
      titles: Object.fromEntries(titled),
      rulesRun: ran,
      failed: this.failed,
    };
  }
}

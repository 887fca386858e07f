import type { CompiledPack } from '../engine/compile-pack';
import { KnownOthers } from '../engine/known-others';
import type { Surroundings } from '../engine/surroundings';
import type { AssessContext, CrmRecord } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { otherRecords } from '../store/other-records';
import type { SourceRef } from '../store/scan-source';
import { countDeals } from './count-own-history';

/** What the store tells a pack's rules of the other records, as it tells the engine of the sidebars and the review. */
export class StoreOthers {
  readonly #known: KnownOthers;
  readonly #told = new Set<string>();

  constructor(
    private readonly db: LeadlightDatabase,
    private readonly compiled: CompiledPack,
  ) {
    this.#known = new KnownOthers(compiled);
  }

  /**
   * To be awaited before records of this kind are judged; asks the store once. The background counts the own history
   * by the pack in force; `countsIn`, a zone: here by a pack that names its stages otherwise, which reads all deals.
   */
  async tell({ crm, org, object }: SourceRef, countsIn?: string): Promise<void> {
    const name = `${crm}:${org}:${object}`;
    if (this.#told.has(name)) return;
    this.#told.add(name);
    const of = { crm, org };
    const wanted = this.#known.wanted({ ...of, object });
    if (!wanted) return;
    const found = await otherRecords(this.db, of, wanted);
    const isToCount = found.baselines === null && countsIn !== undefined;
    const own = isToCount && (await countDeals(this.db, this.compiled, { of, zone: countsIn }));
    this.#known.add(of, own ? { ...found, baselines: own } : found);
  }

  around(record: CrmRecord, context: AssessContext): AssessContext & Surroundings {
    return { ...context, ...this.#known.around(record, context) };
  }
}

import type { CompiledPack } from '../engine/compile-pack';
import { KnownOthers } from '../engine/known-others';
import type { Surroundings } from '../engine/surroundings';
import type { AssessContext, CrmRecord } from '../record/types';
import type { LeadlightDatabase } from '../store/database';
import { otherRecords } from '../store/other-records';
import type { SourceRef } from '../store/scan-source';

/** What the store tells a pack's rules of the other records, as it tells the engine of the sidebars and the review. */
export class StoreOthers {
  readonly #known: KnownOthers;
  readonly #told = new Set<string>();

  constructor(
    private readonly db: LeadlightDatabase,
    compiled: CompiledPack,
  ) {
    this.#known = new KnownOthers(compiled);
  }

  /** To be awaited before records of this kind are judged; asks the store once. */
  async tell({ crm, org, object }: SourceRef): Promise<void> {
    const name = `${crm}:${org}:${object}`;
    if (this.#told.has(name)) return;
    this.#told.add(name);
    const wanted = this.#known.wanted({ crm, org, object });
    if (wanted) this.#known.add({ crm, org }, await otherRecords(this.db, { crm, org }, wanted));
  }

  around(record: CrmRecord, context: AssessContext): AssessContext & Surroundings {
    return { ...context, ...this.#known.around(record, context) };
  }
}

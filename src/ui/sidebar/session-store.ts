import type { StoreService, VisitSummary } from '../../contracts/store-service';
import { isCrmHistory } from '../../record/history';
import { recordKey } from '../../record/record-key';
import type { ShownSince } from '../../record/shown-since';
import type { CrmRecord } from '../../record/types';

export interface RecordKeeper {
  /** Stores the visit shortly after the page came to rest; of several in a row only the last. */
  keep(record: CrmRecord, summary: VisitSummary, since: ShownSince): void;
}

/** Saves visits without storing the same content twice, and reports what could not be kept. */
export function createRecordStore(options: {
  store: StoreService;
  later(work: () => void, ms: number): () => void;
  delayMs: number;
  /** Told after a visit was kept; `observed` counts the changes it added to the local history. */
  onKept(observed: number): void;
  onFailure(error: unknown): void;
}): RecordKeeper {
  let cancel = (): void => {};
  let plannedKey = '';
  let lastKey = '';
  let lastContent = '';
  return {
    keep(record, summary, since) {
      const key = recordKey(record.identity);
      const rows = record.history.filter(isCrmHistory);
      const content = JSON.stringify([record.fields, record.stage, record.coverage, rows, summary]);
      if (key === plannedKey) cancel();
      plannedKey = '';
      if (key === lastKey && content === lastContent) return;
      plannedKey = key;
      cancel = options.later(() => {
        plannedKey = '';
        options.store.saveVisit(record, summary, since).then(({ observed }) => {
          lastKey = key;
          lastContent = content;
          options.onKept(observed);
        }, options.onFailure);
      }, options.delayMs);
    },
  };
}

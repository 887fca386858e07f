import { type Between, type DealSpan, spanReader } from '../../../metrics/changes/deal-span';
import type { PackQuota } from '../../../pack-parts/quotas';
import type { PackTarget } from '../../../pack-parts/targets';
import { mergeHistory } from '../../../record/history';
import type { CrmRecord, EpochMs, FieldReading } from '../../../record/types';
import type { PipelineContext } from '../../../rule-kinds/stages';
import type { LeadlightDatabase } from '../../../store/database';
import { observedByKey } from '../../../store/review-scan';
import type { ReviewPack } from '../review-pack';
import type { KeptChanges } from './kept-changes';

/** What a deal says of itself; '' where it is empty, null where it was not read. */
export interface DealNote {
  nextStep: string | null;
  lossReason: string | null;
}

/** All deals between two instants, as this device knows them. */
export interface Spans {
  between: Between;
  spans: readonly DealSpan[];
  notes: ReadonlyMap<string, DealNote>;
  pipelines: readonly PipelineContext[];
  quotas: readonly PackQuota[];
  targets?: readonly PackTarget[] | undefined;
  /** IANA zone of whoever looks on: its calendar decides in which quota's period an instant lies. */
  zone: string;
}

export type ReadSpans = (
  between: Between,
  onProgress: (done: number) => void,
  signal: AbortSignal,
) => Promise<Spans>;

/** What the view needs from outside; `kept` outlives the view, so that coming back shows the same. */
export interface ChangesSource {
  read: ReadSpans;
  /** When the view was opened before; null the first time. */
  lastVisit: EpochMs | null;
  kept: KeptChanges;
  /** Told of what is chosen whenever that changes; left out: it is forgotten with the page. */
  keep?(kept: KeptChanges): void;
}

/** So few that the page answers between two of them. */
const BATCH = 250;

/**
 * Reads the deals from the store, in batches between which the page can answer; also those that the CRM
 * stopped giving. The last answer is kept: while nothing else is asked for, no record is read again.
 */
export function spansStored(
  db: LeadlightDatabase,
  pack: () => Promise<ReviewPack | null>,
  zone: string,
): ReadSpans {
  let last: { spans: Spans; pack: ReviewPack | null } | null = null;
  return async (between, onProgress, signal) => {
    const known = await pack();
    if (last && last.pack === known && isSame(last.spans.between, between)) return last.spans;
    const { pipelines = [], quotas = [], targets } = known ?? {};
    const read = spanReader({ ...between, pipelines, zone });
    const spans: DealSpan[] = [];
    const notes = new Map<string, DealNote>();
    let done = 0;
    await scanDeals(db, signal, (batch) => {
      for (const { key, record, goneSince } of batch.deals) {
        spans.push(read(key, record, goneSince));
        notes.set(key, {
          nextStep: said(record.fields.nextStep),
          lossReason: said(record.fields.lossReason),
        });
      }
      done += batch.size;
      onProgress(done);
    });
    last = { spans: { between, spans, notes, pipelines, quotas, targets, zone }, pack: known };
    return last.spans;
  };
}

const isSame = (a: Between, b: Between): boolean => a.from === b.from && a.to === b.to;

const said = (reading: FieldReading | undefined): string | null => {
  if (reading?.state === 'empty') return '';
  return reading?.state === 'value' ? reading.text.trim() : null;
};

interface Batch {
  /** Records read, of whatever kind. */
  size: number;
  deals: { key: string; record: CrmRecord; goneSince: EpochMs | undefined }[];
}

async function scanDeals(
  db: LeadlightDatabase,
  signal: AbortSignal,
  onBatch: (batch: Batch) => void,
): Promise<void> {
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const stored = await db.records.where('key').above(after).limit(BATCH).toArray();
    const [first, last] = [stored[0]?.key, stored.at(-1)?.key];
    if (first === undefined || last === undefined) return;
    const observed = observedByKey(
      await db.observations.where('key').between(first, last, true, true).toArray(),
    );
    const deals = stored
      .filter(({ record }) => record.identity.object === 'deal')
      .map(({ key, record, goneSince }) => {
        const changes = observed.get(key);
        const history = changes ? mergeHistory(record.history, changes) : record.history;
        return { key, record: { ...record, history }, goneSince };
      });
    onBatch({ size: stored.length, deals });
    after = last;
  }
}

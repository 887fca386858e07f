import type { WriteService } from '../../contracts/write-service';
import type { ShownSince } from '../../record/shown-since';
import type { CrmRecord, RecordIdentity } from '../../record/types';
import {
  changedFields,
  type WriteAccess,
  type WriteLogEntry,
  type WritePreview,
} from '../../record/write-back';
import type { ChangeActions, RecordView } from '../components/record-view';

/** What the session uses of the background's service. */
export type SessionWriteService = Pick<
  WriteService,
  'access' | 'preview' | 'apply' | 'log' | 'postpone' | 'discard' | 'restore'
>;

export interface SessionWrites {
  actions: ChangeActions;
  /** Another record is open. */
  open(identity: RecordIdentity): void;
  view(): Pick<RecordView, 'writes'>;
  /** The record without what the page still shows from before a write, so that the API's answer counts. */
  current(page: CrmRecord): CrmRecord;
  /** For how long the page has shown its values, without those. */
  since(page: CrmRecord, since: ShownSince): ShownSince;
}

/** Keeps what Leadlight writes to the record that is open, and what of the page is out of date by that. */
export function createSessionWrites(options: {
  service: SessionWriteService;
  /** What the page shows now; null while no record is read. */
  shown(): CrmRecord | null;
  newKey(): string;
  /** Told after a write, so that the record is read again. */
  onWritten(): void;
  onChange(): void;
}): SessionWrites {
  const { service } = options;
  let identity: RecordIdentity | null = null;
  let access: WriteAccess = 'none';
  let log: WriteLogEntry[] = [];
  /** Texts from before a write, by field. */
  let old = new Map<string, string>();

  async function recall(): Promise<void> {
    const asked = identity;
    if (!asked) return;
    const [nextAccess, nextLog] = await Promise.all([service.access(asked), service.log(asked)]);
    if (asked !== identity) return;
    [access, log] = [nextAccess, nextLog];
    options.onChange();
  }

  /** Without an answer there are no buttons; the record is shown all the same. */
  const recallQuietly = (): void => void recall().catch(() => {});

  const textOf = (record: CrmRecord | null, field: string): string => {
    const reading = record?.fields[field];
    return reading?.state === 'value' ? reading.text : '';
  };

  const outdated = (page: CrmRecord): string[] =>
    [...old].flatMap(([field, text]) => (page.fields[field] && textOf(page, field) === text ? [field] : []));

  async function apply(preview: WritePreview) {
    const before = options.shown();
    const outcome = await service.apply(preview);
    if (outcome.result === 'done') {
      for (const [index, field] of changedFields(preview.change).entries()) {
        const text = textOf(before, field);
        // Set back to what the page has shown all along, it is right again.
        if (text === preview.lines[index]?.after) old.delete(field);
        else old.set(field, text);
      }
      options.onWritten();
    }
    recallQuietly();
    return outcome;
  }

  return {
    actions: {
      async preview(change, waiting) {
        if (!identity) throw new Error('No record is open.');
        return service.preview(identity, change, waiting);
      },
      apply,
      async postpone(change, waiting) {
        if (identity) await service.postpone(waiting ?? options.newKey(), identity, change);
        recallQuietly();
      },
      discard: (write) => service.discard(write).then(recallQuietly),
      restore: (entry) => service.restore(entry).then(recallQuietly),
    },
    open(next) {
      identity = next;
      access = 'none';
      log = [];
      old = new Map();
      recallQuietly();
    },
    view: () => (access === 'none' && log.length === 0 ? {} : { writes: { access, log } }),
    current(page) {
      const gone = outdated(page);
      if (gone.length === 0) return page;
      const fields = Object.entries(page.fields).filter(([name]) => !gone.includes(name));
      return { ...page, fields: Object.fromEntries(fields) };
    },
    since(page, since) {
      const gone = outdated(page);
      return gone.length === 0
        ? since
        : Object.fromEntries(Object.entries(since).filter(([name]) => !gone.includes(name)));
    },
  };
}

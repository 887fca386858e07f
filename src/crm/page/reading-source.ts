import type { ObjectKind, PageReading, RecordIdentity } from '../../record/types';
import type { CrmPage } from '../adapter';
import { rememberSaved } from './fields';
import { learnLabels } from './labels';
import { guardLeftovers, type LeftoverGuard } from './leftovers';
import { emptyReading } from './reading';

/** How long a page that shows nothing known counts as loading; then no known layout matched. */
export const GRACE_MS = 5_000;

export interface Look {
  reading: PageReading | null;
  /** Milliseconds until another look is due although nothing changes; null when none is. */
  againIn: number | null;
}

export interface ReadingSource {
  look(url: string): Look;
}

/**
 * Reads the page and keeps what one reading can't know: what was saved before an edit, what the
 * page showed for the record before, which labels it gave to which fields, and for how long it has
 * been empty. Never throws.
 */
export function createReadingSource(page: CrmPage, doc: Document, now: () => number): ReadingSource {
  let key: string | null = null;
  let openedAt = 0;
  let saved = new Map<string, string>();
  /** What the page last showed; its identity is that of the record it showed, not of the URL. */
  let last: PageReading | null = null;
  let guard: LeftoverGuard | null = null;
  const labels = new Map<ObjectKind, Map<string, string | null>>();

  function open(identity: RecordIdentity | null): void {
    key = identity && keyOf(identity);
    openedAt = now();
    saved = new Map();
    guard = null;
    if (!identity) last = null;
    else if (last && keyOf(last.identity) !== key)
      guard = guardLeftovers(last, () => page.fieldElements(doc));
  }

  function lookAt(identity: RecordIdentity): Look {
    const at = now();
    const known = labels.get(identity.object) ?? new Map();
    labels.set(identity.object, known);
    const seen = page.read(doc, identity, at, saved, known);
    learnLabels(known, seen.fields);
    const sifted = guard?.sift(seen, at) ?? { reading: seen, isOver: true, settlesIn: null };
    if (sifted.isOver) guard = null;
    if (seen.state === 'failed') return waiting(seen, at);
    rememberSaved(saved, sifted.reading.fields);
    if (sifted.isOver || sifted.settlesIn !== null) last = seen;
    return { reading: sifted.reading, againIn: sifted.settlesIn };
  }

  function waiting(failed: PageReading, at: number): Look {
    const left = openedAt + GRACE_MS - at;
    if (left <= 0) return { reading: failed, againIn: null };
    return { reading: { ...failed, state: 'loading' }, againIn: left };
  }

  return {
    look(url) {
      const identity = page.identify(new URL(url), doc);
      try {
        if ((identity && keyOf(identity)) !== key) open(identity);
        return identity ? lookAt(identity) : { reading: null, againIn: null };
      } catch {
        const reading = identity && emptyReading(identity, now(), 'failed', 'reader error');
        return { reading, againIn: null };
      }
    },
  };
}

const keyOf = ({ object, id }: RecordIdentity): string => `${object} ${id}`;

import { recordKey } from '../record/record-key';
import type { EpochMs, FirstShown, PageReading } from '../record/types';
import { isSameText } from './page/same-text';

/** Records whose texts one page remembers; the one not seen for longest is forgotten first. */
const REMEMBERED = 200;

interface Shown extends FirstShown {
  text: string;
  visit: number;
}

interface KnownPage {
  openedAt: EpochMs;
  texts: Map<string, Shown>;
}

/** No API name has a blank. */
const STAGE = 'current stage';

/** How long a page may take to draw what the CRM gave it. */
export const DRAWN_WITHIN_MS = 10_000;

/**
 * Adds to each reading since when this page has shown each of its saved texts, over all records
 * opened in it. It lasts as long as the page: a tab left open repeats old values, and goes on to
 * do so when its rep comes back to a record. `from` is never later than the moment the CRM gave
 * the value out, which is what proves an order between two tabs:
 * - a text not shown before: since the record was opened in this page;
 * - another text than before, come up while the record was open: since shortly before this reading;
 * - another text than before, found on coming back: since the old one came up.
 * A page asks anew only after it has drawn what it asked for before.
 */
export function createSinceKeeper(): (reading: PageReading | null, openedAt?: EpochMs) => PageReading | null {
  const pages = new Map<string, KnownPage>();
  let openKey: string | null = null;
  let visit = 0;

  function pageOf(reading: PageReading, openedAt: EpochMs): KnownPage {
    const key = recordKey(reading.identity);
    if (key !== openKey) visit += 1;
    openKey = key;
    const known = pages.get(key) ?? { openedAt, texts: new Map() };
    pages.delete(key);
    pages.set(key, known);
    const [oldest] = pages.keys();
    if (oldest !== undefined && pages.size > REMEMBERED) pages.delete(oldest);
    return known;
  }

  function firstShown({ openedAt, texts }: KnownPage, name: string, text: string, at: EpochMs): FirstShown {
    const before = texts.get(name);
    const first = before ? firstAfter(before, text, at) : { from: openedAt, seenAt: at };
    texts.set(name, { text, visit, ...first });
    return first;
  }

  function firstAfter(before: Shown, text: string, at: EpochMs): FirstShown {
    if (isSameText(before.text, text)) return { from: before.from, seenAt: before.seenAt };
    const next = before.seenAt + 1;
    const from = before.visit === visit ? Math.max(next, at - DRAWN_WITHIN_MS) : next;
    return { from: Math.min(from, at), seenAt: at };
  }

  return (reading, openedAt = reading?.readAt ?? 0) => {
    if (!reading) {
      openKey = null;
      return null;
    }
    const { currentStage, readAt } = reading;
    const page = pageOf(reading, Math.min(openedAt, readAt));
    const fields: Record<string, FirstShown> = {};
    for (const [name, field] of Object.entries(reading.fields)) {
      if (field.state === 'unreadable' || field.unsaved) continue;
      fields[name] = firstShown(page, name, field.state === 'text' ? field.text : '', readAt);
    }
    const stage = currentStage && firstShown(page, STAGE, currentStage.label, readAt);
    return { ...reading, since: stage === null ? { fields } : { fields, stage } };
  };
}

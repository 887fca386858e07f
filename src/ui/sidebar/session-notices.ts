import type { Notice } from '../components/record-view';

/** How long a notice holds: until another record is opened, until it is taken back, or until the next reading. */
type Span = 'record' | 'session' | 'reading';

const SPAN: Record<Notice['kind'], Span> = {
  'ask-date-order': 'reading',
  'field-not-shown': 'reading',
  'engine-restarted': 'record',
  'not-saved': 'record',
  'stage-note': 'record',
  'mark-not-kept': 'record',
  'choose-again': 'record',
  'not-completed': 'record',
  'bundled-rules': 'session',
  'pack-not-kept': 'session',
  'clock-differs': 'reading',
  covered: 'session',
};

/** The notices in force. Whatever raises one need not know whether a record is shown already. */
export interface HeldNotices {
  /** One of a kind at a time; the newest counts. */
  raise(notice: Notice): void;
  drop(kind: Notice['kind']): void;
  /** Ends what held for one reading, or with another record also what held for the record. */
  end(span: 'reading' | 'record'): void;
  list(): Notice[];
}

/** Keeps notices apart from the record view, which is built anew with every reading. */
export function holdNotices(): HeldNotices {
  let held: Notice[] = [];
  return {
    raise(notice) {
      held = [...held.filter(({ kind }) => kind !== notice.kind), notice];
    },
    drop(kind) {
      held = held.filter((notice) => notice.kind !== kind);
    },
    end(span) {
      held = held.filter(
        ({ kind }) => SPAN[kind] === 'session' || (span === 'reading' && SPAN[kind] === 'record'),
      );
    },
    list: () => held,
  };
}

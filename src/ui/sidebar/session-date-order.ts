import type { StoreService } from '../../contracts/store-service';
import type { DateOrder, PageReading } from '../../record/types';
import { dateOrderMark, type Marking } from './marks';
import type { KnownRecordHolder } from './session-known';

export interface DateOrderMemory {
  /** What the newest reading proves of the order of day and month; null for nothing. */
  prove(order: DateOrder | null): void;
  /** The store has answered: what was proven before is compared with it. */
  learn(): void;
  /** Another record is open. */
  forget(): void;
}

/** Remembers the order that a page proves, once it is known that the store does not have it yet. */
export function createDateOrderMemory(options: {
  store: StoreService;
  known: Pick<KnownRecordHolder, 'current' | 'isAnswered'>;
  reading(): PageReading | null;
  mark(marking: Marking): void;
}): DateOrderMemory {
  const { store, known, mark } = options;
  let proven: DateOrder | null = null;

  function learn(): void {
    const reading = options.reading();
    if (!proven || !reading || !known.isAnswered() || known.current().dateOrder === proven) return;
    mark(dateOrderMark(store, reading.identity, proven));
  }

  return {
    learn,
    prove(order) {
      proven = order;
      learn();
    },
    forget() {
      proven = null;
    },
  };
}

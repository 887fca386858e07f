import * as Comlink from 'comlink';
import type { AssessContext } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';
import { splitTexts } from '../../../store/review-columns';
import type { CountedRows } from '../count-records';
import type { ReviewPack } from '../review-pack';
import type { TextPiece } from '../row-columns';
import type { FigureParcel } from './count-figures';
import { countStoredParcel } from './count-stored';
import { parcelBuffers } from './figure-parcel';

/** The rows that the page lists, by which the records behind a figure are named. */
export interface CountRequest {
  keys: readonly TextPiece[];
  context: AssessContext;
}

/** Served by a worker that reads the store; one for each count. */
export interface CountService {
  /** `tell` is told how many records were read, and answers when more are to be. */
  count(request: CountRequest, tell: (done: number) => void | Promise<void>): Promise<FigureParcel>;
}

export const countService = (
  db: LeadlightDatabase,
  pack: () => Promise<ReviewPack | null>,
): CountService => ({
  async count({ keys, context }, tell) {
    const count = countStoredParcel(db, listedRows(keys), pack, context);
    const parcel = await count(tell, new AbortController().signal);
    return Comlink.transfer(parcel, parcelBuffers(parcel));
  },
});

const listedRows = (keys: readonly TextPiece[]): CountedRows => ({
  size: keys.reduce((sum, { size }) => sum + size, 0),
  text: () => keys.flatMap(({ joined, size }) => splitTexts(joined, size)),
});

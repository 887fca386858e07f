import * as Comlink from 'comlink';
import { untilAnswered } from '../../../contracts/until-answered';
import type { AssessContext } from '../../../record/types';
import type { RowColumns } from '../row-columns';
import type { CountService } from './count-stored-service';
import type { CountFigures } from './FiguresView';
import { openParcel } from './figure-parcel';

export interface ApartOptions {
  start(): Worker;
  rows: Pick<RowColumns, 'pieces'>;
  context: AssessContext;
  /** Counts in the page, where no worker starts. */
  instead: CountFigures;
}

/** Counts in a worker that ends with its count, so that neither the page nor its memory is held up. */
export const countApart =
  ({ start, rows, context, instead }: ApartOptions): CountFigures =>
  async (onProgress, signal) => {
    signal.throwIfAborted();
    const worker = start();
    let isBroken = false;
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.addEventListener('error', () => {
        isBroken = true;
        reject(new Error('The worker that counts did not start.'));
      });
    });
    try {
      const { count } = Comlink.wrap<CountService>(worker);
      const request = { keys: rows.pieces('key'), context };
      return openParcel(
        await untilAnswered(onProgress, (tell) => Promise.race([count(request, tell), ended])),
      );
    } catch (error) {
      if (isBroken) return await instead(onProgress, signal);
      throw error;
    } finally {
      worker.terminate();
    }
  };

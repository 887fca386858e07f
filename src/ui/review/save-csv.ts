import { createFileSink } from '../data/file-sink';
import type { Work } from '../data/use-work';
import type { CsvPiece } from './deals/export-csv';
import { nextTask } from './next-task';

/** Hands a file to the browser to save. */
export function saveCsv(text: string, name: string): void {
  const sink = createFileSink(CSV);
  sink.put(text);
  sink.save(name);
}

/**
 * The same of a long file, with room for the page to draw and answer after each piece. `total`: its rows.
 * @throws the signal’s reason when it is aborted; nothing is saved then
 */
export async function saveCsvPieces(
  pieces: Iterable<CsvPiece>,
  total: number,
  name: string,
  { onProgress, signal }: Work,
): Promise<void> {
  const sink = createFileSink(CSV);
  for (const { text, done } of pieces) {
    signal.throwIfAborted();
    sink.put(text);
    onProgress(done, total);
    await nextTask();
  }
  signal.throwIfAborted();
  sink.save(name);
}

const CSV = 'text/csv';

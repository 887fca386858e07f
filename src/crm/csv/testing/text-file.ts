import type { FileSource } from '../file-source';
import { parseMap } from '../parse-map';
import type { FileProblem } from '../problem';
import { type ReadOptions, readRecords } from '../read-records';
import type { ReadRow } from '../row-reader';
import type { ReadSummary } from '../tally';

/** A file of text or bytes in memory, handed over in pieces of `piece` bytes. */
export function textFile(content: string | Uint8Array, name = 'deals.csv', piece = 65_536): FileSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
    },
  };
}

export interface ReadAll {
  rows: ReadRow[];
  problems: FileProblem[];
  summary: ReadSummary;
}

/** When the files of these tests were exported. */
export const AS_OF = Date.parse('2026-11-20T13:06:00Z');

/** Everything that reading a file with a map gives; the map must be valid. */
export async function readAll(
  source: FileSource,
  mapInput: unknown,
  options: Partial<ReadOptions> = {},
): Promise<ReadAll> {
  const parsed = parseMap(mapInput);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const rows: ReadRow[] = [];
  const problems: FileProblem[] = [];
  let summary: ReadSummary | null = null;
  for await (const item of readRecords(source, parsed.map, { asOf: AS_OF, ...options })) {
    if (summary) throw new Error('There is something after the summary.');
    if ('summary' in item) summary = item.summary;
    else if ('problem' in item) problems.push(item.problem);
    else rows.push(item);
  }
  if (!summary) throw new Error('There is no summary.');
  return { rows, problems, summary };
}

/** Files by name, as `options.files`. */
export const filesOf =
  (...sources: FileSource[]) =>
  (name: string): FileSource | null =>
    sources.find((source) => source.name === name) ?? null;

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { FileSource } from '../crm/csv/file-source';

/** A folder, a pipe or a device: nothing that can be read as often as needed. */
export class NoFileError extends Error {}

/** A file of the disk for `readRecords`. Throws what the system says when it is not there. @throws NoFileError */
export async function openFile(path: string): Promise<FileSource> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new NoFileError(`${path} is no file.`);
  return { name: basename(path), size: facts.size, open: () => createReadStream(path) };
}

/** Opens the files that a map names, beside the records; null for one that is not there. */
export function filesBeside(recordsPath: string): (name: string) => Promise<FileSource | null> {
  return async (name) => {
    try {
      return await openFile(resolve(dirname(recordsPath), name));
    } catch {
      return null;
    }
  };
}

import type { ChosenFile } from '../../record/pack-subscription';

/** A signed folder has three files, and none is larger than a pack may be. */
const MOST_FILES = 20;
const LARGEST = 2_000_000;

/** The chosen files as they are: a byte order mark stays, because it was signed too. */
export function readChosen(files: Iterable<File>): Promise<ChosenFile[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const usable = [...files].filter(({ size }) => size <= LARGEST).slice(0, MOST_FILES);
  return Promise.all(
    usable.map(async (file) => ({ name: file.name, text: decoder.decode(await file.arrayBuffer()) })),
  );
}

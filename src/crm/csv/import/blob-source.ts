import type { FileSource } from '../file-source';

/** So large that reading is quick, and so small that memory stays flat. */
const PIECE = 1_048_576;

/** A file that a user chose, read in pieces as often as needed. */
export function blobSource(file: Blob & { readonly name: string }): FileSource {
  return {
    name: file.name,
    size: file.size,
    async *open() {
      for (let at = 0; at < file.size; at += PIECE)
        yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    },
  };
}

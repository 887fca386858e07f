/** Pieces are folded into blobs, which browsers keep outside of the page's memory. */
const FOLD_BYTES = 4 * 1024 * 1024;

/** Takes a file piece by piece, and hands it to the downloads when it is whole. */
export function createFileSink(type: string) {
  const folded: Blob[] = [];
  let parts: BlobPart[] = [];
  let held = 0;
  const fold = (): void => {
    folded.push(new Blob(parts));
    parts = [];
    held = 0;
  };
  return {
    put(piece: Uint8Array | string): void {
      parts.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
      held += piece.length;
      if (held >= FOLD_BYTES) fold();
    },
    /** How many bytes it has. */
    save(name: string): number {
      fold();
      const file = new Blob(folded, { type });
      const url = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
      return file.size;
    },
  };
}

/** A browser may ask its user where to save it. */
const KEPT_MS = 10 * 60_000;

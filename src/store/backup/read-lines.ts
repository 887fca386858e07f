import { BackupError } from './failure';
import { END_SIZE, endMember, GZIP_HEAD, isSameBytes, looksLikeEnd } from './gzip-member';
import { isSealed, unseal } from './seal';
import { Sha256 } from './sha256';

/** Four documents of 1 MiB and what is around them; a line without an end must not fill the memory. */
const LONGEST_LINE = 32 * 1024 * 1024;
const PIECE = 1024 * 1024;

export interface BytesOptions {
  passphrase: string | null;
  crypto: Crypto;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/** The lines of a backup, opened, checked and unpacked as they come. @throws BackupError */
export function backupLines(file: Blob, options: BytesOptions): AsyncGenerator<string[]> {
  const bytes = tellProgress(plainBytes(file, options), file.size, options);
  return linesOf(gunzip(withoutEnd(bytes)));
}

async function* plainBytes(file: Blob, { passphrase, crypto }: BytesOptions): AsyncGenerator<Uint8Array> {
  const first = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  if (isSealed(first)) {
    yield* unseal(file, passphrase, crypto.subtle);
    return;
  }
  if (!isSameBytes(first.subarray(0, 3), GZIP_HEAD.subarray(0, 3))) throw new BackupError('not-a-backup');
  for (let at = 0; at < file.size; at += PIECE)
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}

async function* tellProgress(
  bytes: AsyncIterable<Uint8Array>,
  total: number,
  { onProgress, signal }: BytesOptions,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of bytes) {
    signal?.throwIfAborted();
    done += piece.length;
    onProgress?.(Math.min(done, total), total);
    yield piece;
  }
}

/** The first member of the file; throws at its end where the second is not the one that belongs to it. */
async function* withoutEnd(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = new Sha256();
  let held = new Uint8Array();
  let isFirst = true;
  for await (const piece of bytes) {
    const all = new Uint8Array(held.length + piece.length);
    all.set(held);
    all.set(piece, held.length);
    const length = Math.max(0, all.length - END_SIZE);
    held = all.slice(length);
    if (length === 0) continue;
    const passed = all.subarray(0, length);
    if (isFirst && passed.length >= GZIP_HEAD.length) {
      if (!isSameBytes(passed.subarray(0, GZIP_HEAD.length), GZIP_HEAD)) throw new BackupError('damaged');
      isFirst = false;
    }
    hash.update(passed);
    yield passed;
  }
  if (!looksLikeEnd(held)) throw new BackupError('truncated');
  if (isFirst || !isSameBytes(held, endMember(hash.digest()))) throw new BackupError('damaged');
}

/** Faults of the source count before those of the compression, which often follow from them. */
async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let fault: unknown = null;
  const fed = (async () => {
    try {
      for await (const piece of bytes) {
        const isTaken = await writer.write(new Uint8Array(piece)).then(
          () => true,
          () => false,
        );
        if (!isTaken) return;
      }
    } catch (error) {
      fault = error;
      await writer.abort(error).catch(() => {});
      return;
    }
    await writer.close().catch(() => {});
  })();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await fed;
  } catch {
    await fed;
    throw fault ?? new BackupError('damaged');
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (fault !== null) throw fault;
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decodeWith(decoder, piece)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new BackupError('not-written-here', 'a line without an end');
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') throw new BackupError('not-written-here', 'the last line has no end');
}

function decodeWith(decoder: TextDecoder, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new BackupError('not-written-here', 'bytes that are no text');
  }
}

import { BackupError } from './failure';

/**
 * Encryption under a passphrase: a first line with what is needed to open it, then pieces sealed by
 * AES-GCM. The number of a piece and whether it is the last are part of its nonce, and the first line is
 * authenticated with each, so that pieces can't be moved, left out or cut off.
 */
const PIECE = 256 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
/** OWASP's figure for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 5_000_000;
const LONGEST_HEAD = 1024;
const MARK = '{"leadlight":"sealed-backup",';

interface SealHead {
  leadlight: 'sealed-backup';
  format: 1;
  kdf: 'PBKDF2-SHA-256';
  iterations: number;
  salt: string;
  /** What the key makes of nothing: tells a wrong passphrase from a damaged file. */
  check: string;
}

export type Put = (bytes: Uint8Array) => void | Promise<void>;

/** Seals what it is given and hands it on; `end` writes the last piece. */
export async function createSeal(
  passphrase: string,
  crypto: Crypto,
  put: Put,
  iterations = ITERATIONS,
): Promise<{ put(bytes: Uint8Array): Promise<void>; end(): Promise<void> }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await deriveKey(passphrase, salt, iterations, crypto.subtle);
  const head: SealHead = {
    leadlight: 'sealed-backup',
    format: 1,
    kdf: 'PBKDF2-SHA-256',
    iterations,
    salt: toHex(salt),
    check: await checkOf(key, crypto.subtle),
  };
  const first = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  await put(first);
  const pieces = createPieces(PIECE);
  let number = 0;
  const seal = async (piece: Uint8Array, isLast: boolean): Promise<void> => {
    const how = { name: 'AES-GCM', iv: nonce(number, isLast), additionalData: first };
    number += 1;
    await put(new Uint8Array(await crypto.subtle.encrypt(how, key, buffer(piece))));
  };
  return {
    async put(bytes) {
      for (const piece of pieces.add(bytes)) await seal(piece, false);
    },
    end: () => seal(pieces.rest(), true),
  };
}

export const isSealed = (first: Uint8Array): boolean =>
  new TextDecoder().decode(first.subarray(0, MARK.length)) === MARK;

/** What was sealed, piece by piece. @throws BackupError */
export async function* unseal(
  file: Blob,
  passphrase: string | null,
  subtle: SubtleCrypto,
): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, LONGEST_HEAD).arrayBuffer());
  const length = start.indexOf(10) + 1;
  const first = start.slice(0, length);
  const head = readHead(new TextDecoder().decode(first));
  if (passphrase === null) throw new BackupError('passphrase-needed');
  const key = await deriveKey(passphrase, fromHex(head.salt), head.iterations, subtle);
  if ((await checkOf(key, subtle)) !== head.check) throw new BackupError('wrong-passphrase');
  for (let at = length, number = 0; at < file.size || number === 0; number += 1) {
    const sealed = await file.slice(at, at + PIECE + TAG_BYTES).arrayBuffer();
    at += sealed.byteLength;
    const isLast = at >= file.size;
    const how = { name: 'AES-GCM', iv: nonce(number, isLast), additionalData: buffer(first) };
    const opened = await subtle.decrypt(how, key, sealed).catch(() => null);
    if (!opened)
      throw new BackupError(await whyClosed(subtle, key, how.additionalData, sealed, number, isLast));
    yield new Uint8Array(opened);
  }
}

/** The last piece that is there may be a whole one from the middle: then the file was cut between two. */
async function whyClosed(
  subtle: SubtleCrypto,
  key: CryptoKey,
  additionalData: BufferSource,
  sealed: ArrayBuffer,
  number: number,
  isLast: boolean,
): Promise<'truncated' | 'damaged'> {
  const how = { name: 'AES-GCM', iv: nonce(number, !isLast), additionalData };
  const isMoved = await subtle.decrypt(how, key, sealed).then(
    () => true,
    () => false,
  );
  return isMoved && isLast ? 'truncated' : 'damaged';
}

function readHead(line: string): SealHead {
  const shape = /^\{"leadlight":"sealed-backup","format":(\d{1,9}),"kdf":"([\w-]{1,40})",/.exec(line);
  if (shape && Number(shape[1]) > 1) throw new BackupError('newer-format', `format ${shape[1]}`);
  const exact =
    /^\{"leadlight":"sealed-backup","format":1,"kdf":"PBKDF2-SHA-256","iterations":(\d{1,7}),"salt":"([0-9a-f]{32})","check":"([0-9a-f]{32})"\}\n$/.exec(
      line,
    );
  const [, iterations = '', salt = '', check = ''] = exact ?? [];
  const count = Number(iterations);
  if (!exact || count < 1 || count > MOST_ITERATIONS) throw new BackupError('damaged', 'first line');
  return { leadlight: 'sealed-backup', format: 1, kdf: 'PBKDF2-SHA-256', iterations: count, salt, check };
}

async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
  subtle: SubtleCrypto,
): Promise<CryptoKey> {
  // The same letters may be typed as other code points on another keyboard.
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: buffer(salt), iterations };
  return subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function checkOf(key: CryptoKey, subtle: SubtleCrypto): Promise<string> {
  // No piece ever has this nonce: its last byte is neither 0 nor 1.
  const iv = new Uint8Array(NONCE_BYTES).fill(0xff);
  return toHex(new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array())));
}

function nonce(number: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(NONCE_BYTES);
  new DataView(bytes.buffer).setUint32(NONCE_BYTES - 5, number);
  bytes[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return bytes;
}

/** Cuts what arrives into pieces of one size; the last one, of 1 byte to a whole piece, is `rest`. */
function createPieces(size: number): { add(bytes: Uint8Array): Uint8Array[]; rest(): Uint8Array } {
  let held = new Uint8Array();
  return {
    add(bytes) {
      const all = new Uint8Array(held.length + bytes.length);
      all.set(held);
      all.set(bytes, held.length);
      const pieces: Uint8Array[] = [];
      let at = 0;
      for (; all.length - at > size; at += size) pieces.push(all.subarray(at, at + size));
      held = all.slice(at);
      return pieces;
    },
    rest: () => held,
  };
}

const buffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));

import type { Encoding } from './file-source';

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How many bytes are looked at for an encoding that no mark states. */
export const SNIFFED_BYTES = 64;

/** The encoding by its byte order mark, else by where the zero bytes of Latin letters stand, else UTF-8. */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; markLength: number } {
  for (const [encoding, mark] of MARKS)
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, markLength: mark.length };
  const zeros = [0, 0];
  const sniffed = bytes.subarray(0, SNIFFED_BYTES);
  sniffed.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sniffed.length / 4;
  if (odd > many && even === 0) return { encoding: 'utf-16le', markLength: 0 };
  if (even > many && odd === 0) return { encoding: 'utf-16be', markLength: 0 };
  return { encoding: 'utf-8', markLength: 0 };
}

/** Length of the longest part that ends between two characters; the few bytes after it wait for more. */
export function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return bytes.length;
  return encoding === 'utf-8' ? wholeUtf8(bytes) : wholeUtf16(bytes, encoding);
}

function wholeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function wholeUtf16(bytes: Uint8Array, encoding: Encoding): number {
  const even = bytes.length - (bytes.length % 2);
  const lastHigh = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  const isHalfPair = even > 0 && lastHigh >= 0xd8 && lastHigh <= 0xdb;
  return isHalfPair ? even - 2 : even;
}

/** Bytes before the first one that is no text in this encoding. */
export function validLength(bytes: Uint8Array, encoding: Encoding): number {
  let [valid, broken] = [0, bytes.length];
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    if (isStartOfText(bytes.subarray(0, middle), encoding)) valid = middle;
    else broken = middle;
  }
  return valid;
}

function isStartOfText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

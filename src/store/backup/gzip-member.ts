/**
 * A backup is a gzip file of two members, so that `gunzip` shows it as lines of text: the rows, and an
 * end whose bytes follow from the hash alone. gzip's own checksums leave a few bits unguarded, in its
 * header and between its blocks; the hash covers the first member as it is written, the end is compared.
 */

/** No time, no name, no system: the same in every browser. */
export const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

const HASH_DIGITS = 64;
const endLine = (sha256: string): string => `{"end":"leadlight-backup","sha256":"${sha256}"}\n`;

/** The last bytes of a backup: one stored block with the hash of all bytes before it. */
export function endMember(sha256: string): Uint8Array {
  const text = new TextEncoder().encode(endLine(sha256));
  const bytes = new Uint8Array(GZIP_HEAD.length + 5 + text.length + 8);
  const view = new DataView(bytes.buffer);
  bytes.set(GZIP_HEAD);
  bytes[GZIP_HEAD.length] = 1;
  view.setUint16(GZIP_HEAD.length + 1, text.length, true);
  view.setUint16(GZIP_HEAD.length + 3, ~text.length & 0xffff, true);
  bytes.set(text, GZIP_HEAD.length + 5);
  view.setUint32(bytes.length - 8, crc32(text), true);
  view.setUint32(bytes.length - 4, text.length, true);
  return bytes;
}

export const END_SIZE = endMember('0'.repeat(HASH_DIGITS)).length;
/** What every end begins with, whatever its hash. */
const END_BEGINNING = endMember('0'.repeat(HASH_DIGITS)).slice(
  0,
  GZIP_HEAD.length + 5 + endLine('').indexOf('sha256'),
);

export const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** False for the last bytes of a file that was cut off. */
export const looksLikeEnd = (bytes: Uint8Array): boolean =>
  bytes.length === END_SIZE && isSameBytes(bytes.subarray(0, END_BEGINNING.length), END_BEGINNING);

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

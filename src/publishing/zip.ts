import { type Bytes, textBytes } from '../signing/bytes';
import type { OutFile } from './sign-version';

/** What a zip file holds of each of its files, beside the bytes (PKWARE APPNOTE 6.3 § 4.3). */
interface Entry {
  name: Bytes;
  bytes: Bytes;
  crc: number;
  offset: number;
}

/** 1 January 1980, the first day that the format knows: the same files give the same bytes. */
const DAY = 0x0021;
const UTF8_NAMES = 0x0800;

/** A zip file of some small files, none of them packed: one download instead of several. */
export function zipOf(files: readonly OutFile[]): Bytes {
  let offset = 0;
  const entries = files.map(({ name, bytes }): Entry => {
    const entry = { name: textBytes(name), bytes, crc: crc32(bytes), offset };
    offset += 30 + entry.name.length + bytes.length;
    return entry;
  });
  const bodies = entries.flatMap((entry) => [localHeader(entry), entry.name, entry.bytes]);
  const directory = entries.flatMap((entry) => [centralHeader(entry), entry.name]);
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  return joined([...bodies, ...directory, endRecord(entries.length, directorySize, offset)]);
}

const localHeader = (entry: Entry): Bytes => record(0x04034b50, [[20, 2], ...common(entry)]);

const centralHeader = (entry: Entry): Bytes =>
  record(0x02014b50, [[20, 2], [20, 2], ...common(entry), [0, 2], [0, 2], [0, 2], [0, 4], [entry.offset, 4]]);

/** Flags, method (stored), time, day, checksum, both sizes, lengths of the name and of no extra. */
const common = ({ name, bytes, crc }: Entry): [number, 2 | 4][] => [
  [UTF8_NAMES, 2],
  [0, 2],
  [0, 2],
  [DAY, 2],
  [crc, 4],
  [bytes.length, 4],
  [bytes.length, 4],
  [name.length, 2],
  [0, 2],
];

const endRecord = (count: number, size: number, offset: number): Bytes =>
  record(0x06054b50, [
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);

function record(signature: number, parts: readonly [value: number, width: 2 | 4][]): Bytes {
  const bytes = new Uint8Array(4 + parts.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [value, width] of parts) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function joined(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

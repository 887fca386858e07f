import { detectEncoding, SNIFFED_BYTES, validLength, wholeCharacters } from './encoding';
import type { Encoding, FileProgress, FileSource, Watch } from './file-source';
import { FileError, fatal } from './problem';

const NOTHING = new Uint8Array(0);
/** How a ZIP file begins, and with it every .xlsx. */
const ZIP = [0x50, 0x4b, 3, 4];

/**
 * The text of a file in pieces, as they come. Ends with a FileError that names the line where bytes
 * are no text in the file's encoding; nothing is replaced by "�".
 */
export async function* decodeText(
  source: FileSource,
  encoding: Encoding | undefined,
  pass: FileProgress['pass'],
  { signal, onProgress }: Watch,
): AsyncGenerator<string> {
  const decoder = new FileDecoder(source.name, encoding ?? null);
  let bytes = 0;
  for await (const chunk of readable(source)) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    const text = decoder.push(chunk);
    onProgress?.({ file: source.name, pass, bytes, total: source.size });
    if (text) yield text;
  }
  signal?.throwIfAborted();
  const rest = decoder.end();
  if (rest) yield rest;
}

/** A file can vanish or be locked at any time. */
async function* readable(source: FileSource): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open();
  } catch (error) {
    if (error instanceof FileError || (error instanceof Error && error.name === 'AbortError')) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw fatal(
      'cannot-read',
      { file: source.name },
      `${source.name} can’t be read: ${reason}.`,
      'Check that the file is still there and may be opened, then try again.',
    );
  }
}

class FileDecoder {
  #carry = NOTHING;
  #decoder: TextDecoder | null = null;
  #lines = 0;

  constructor(
    private readonly file: string,
    private encoding: Encoding | null,
  ) {}

  push(chunk: Uint8Array): string {
    const bytes = this.#carry.length > 0 ? joined(this.#carry, chunk) : chunk;
    if (this.#decoder) return this.#decode(bytes, false);
    if (bytes.length >= SNIFFED_BYTES) return this.#start(bytes, false);
    this.#carry = joined(bytes, NOTHING);
    return '';
  }

  end(): string {
    const rest = this.#carry;
    return this.#decoder ? this.#decode(rest, true) : this.#start(rest, true);
  }

  #start(bytes: Uint8Array, isLast: boolean): string {
    if (ZIP.every((byte, index) => bytes[index] === byte)) throw this.#archive();
    const detected = detectEncoding(bytes);
    this.encoding ??= detected.encoding;
    const markLength = this.encoding === detected.encoding ? detected.markLength : 0;
    this.#decoder = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
    return this.#decode(bytes.subarray(markLength), isLast);
  }

  #decode(bytes: Uint8Array, isLast: boolean): string {
    const encoding = this.encoding ?? 'utf-8';
    const length = isLast ? bytes.length : wholeCharacters(bytes, encoding);
    this.#carry = joined(bytes.subarray(length), NOTHING);
    const whole = bytes.subarray(0, length);
    let text: string;
    try {
      text = this.#decoder?.decode(whole) ?? '';
    } catch {
      throw this.#notText(whole.subarray(0, validLength(whole, encoding)), encoding);
    }
    const zero = text.indexOf('\0');
    if (zero >= 0) throw this.#zero(text.slice(0, zero));
    this.#lines += lineBreaks(text);
    return text;
  }

  #notText(before: Uint8Array, encoding: Encoding): FileError {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(before, { stream: true });
    const line = this.#lines + lineBreaks(text) + 1;
    return fatal(
      'bad-encoding',
      { file: this.file, line },
      `Line ${line} of ${this.file} holds bytes that are no ${encoding.toUpperCase()} text.`,
      'Save the file as “CSV UTF-8”, or name its encoding in the map, e.g. "encoding": "windows-1252".',
    );
  }

  #archive(): FileError {
    return fatal(
      'not-text',
      { file: this.file },
      `${this.file} is a spreadsheet or an archive, not text.`,
      'Open it and save it as “CSV UTF-8”.',
    );
  }

  #zero(before: string): FileError {
    const line = this.#lines + lineBreaks(before) + 1;
    return fatal(
      'not-text',
      { file: this.file, line },
      `Line ${line} of ${this.file} holds a NUL character, so the file is damaged or no text.`,
      'Export it again as CSV or JSON.',
    );
  }
}

/** A copy: chunks may be reused by whoever fills them. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

/** Line feeds of a text. */
export function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const PRIMES_CUBED = Uint32Array.from(roots(64, 1 / 3));
const FIRST = Uint32Array.from(roots(8, 1 / 2));
const BLOCK = 64;

/**
 * SHA-256 (FIPS 180-4) of bytes that arrive in pieces: the browser's own takes them all at once, and a
 * backup is never in memory as a whole. `digest` ends it.
 */
export class Sha256 {
  readonly #state = FIRST.slice();
  readonly #block = new Uint8Array(BLOCK);
  readonly #view = new DataView(this.#block.buffer);
  readonly #words = new Uint32Array(BLOCK);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const taken = Math.min(BLOCK - this.#filled, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === BLOCK) this.#compress();
    }
  }

  /** As 64 hexadecimal digits. */
  digest(): string {
    const bits = BigInt(this.#length) * 8n;
    this.#block.fill(0, this.#filled);
    this.#block[this.#filled] = 0x80;
    if (this.#filled >= BLOCK - 8) {
      this.#compress();
      this.#block.fill(0);
    }
    this.#view.setBigUint64(BLOCK - 8, bits);
    this.#compress();
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  #compress(): void {
    const words = this.#words;
    for (let at = 0; at < 16; at += 1) words[at] = this.#view.getUint32(at * 4);
    for (let at = 16; at < 64; at += 1) {
      const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
      const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[at] = (words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + large;
    }
    this.#mix(words);
    this.#filled = 0;
  }

  #mix(words: Uint32Array): void {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let at = 0; at < 64; at += 1) {
      const upper = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const first = (h + upper + ((e & f) ^ (~e & g)) + (PRIMES_CUBED[at] ?? 0) + (words[at] ?? 0)) | 0;
      const lower = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e] = [g, f, e, (d + first) | 0];
      [d, c, b, a] = [c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => {
      this.#state[at] = (this.#state[at] ?? 0) + word;
    });
  }
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits behind the point of the roots of the first primes. */
function roots(count: number, power: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes.map((prime) => (prime ** power % 1) * 2 ** 32);
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256 } from './sha256';

describe('the hash', () => {
  it('is SHA-256, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.update(piece);
        expect(hash.digest()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

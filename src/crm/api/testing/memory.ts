import type { Memory } from '../memory';

export interface MapMemory extends Memory {
  kept: Map<string, unknown>;
}

/** A memory that keeps what storage would: JSON. `breaks` makes every access reject. */
export function mapMemory(breaks = false): MapMemory {
  const kept = new Map<string, unknown>();
  return {
    kept,
    async load(name) {
      if (breaks) throw new Error('storage is gone');
      return kept.get(name);
    },
    async save(name, value) {
      if (breaks) throw new Error('QuotaExceededError');
      kept.set(name, JSON.parse(JSON.stringify(value)));
    },
  };
}

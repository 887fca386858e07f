/** What is written and not saved yet. */
export interface Stashed {
  name: string;
  text: string;
  /** Of the draft as it was last saved: with another one this is out of date. */
  revision: number;
}

/**
 * Keeps it beside the store at once: a browser that is closed ends its pages before they have saved. The store takes
 * some milliseconds, and is not waited for.
 */
export interface DraftStash {
  keep(id: string, stashed: Stashed): void;
  read(id: string): Stashed | null;
  drop(id: string): void;
}

const nameOf = (id: string): string => `draft:${id}`;

/** `area`: as `localStorage`. One that is full, or gone, keeps nothing; the store is still there. */
export function draftStash(area: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): DraftStash {
  const quietly = <Result>(work: () => Result): Result | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    keep: (id, stashed) => quietly(() => area.setItem(nameOf(id), JSON.stringify(stashed))) ?? undefined,
    read: (id) => quietly(() => stashedOf(JSON.parse(area.getItem(nameOf(id)) ?? 'null'))),
    drop: (id) => quietly(() => area.removeItem(nameOf(id))) ?? undefined,
  };
}

function stashedOf(value: unknown): Stashed | null {
  const { name, text, revision }: Partial<Record<keyof Stashed, unknown>> = Object(value);
  const isWhole = typeof name === 'string' && typeof text === 'string' && typeof revision === 'number';
  return isWhole ? { name, text, revision } : null;
}

import type * as z from 'zod/mini';
import type { EpochMs } from '../../record/types';

/** What is kept of one account between two lives of the background, by name. */
export interface Memory {
  /** Undefined for what was never saved or can't be read any more. */
  load(name: string): Promise<unknown>;
  save(name: string, value: unknown): Promise<void>;
}

/** Remembers nothing: for a connection that is only being tried. */
export const NO_MEMORY: Memory = { load: async () => undefined, save: async () => {} };

/** Descriptions are read anew once a day by an alarm; one that it missed for a week is read when needed. */
const MAX_AGE_MS = 7 * 86_400_000;

export interface RecallOptions<T> {
  memory: Memory;
  /** Kept as this shape has it, and read back through it. */
  schema: z.ZodMiniType<T>;
  now(): EpochMs;
  read(): Promise<T>;
  /** False for what was kept but is too little by now. */
  isEnough(value: T): boolean;
}

/** A description from memory, else from the CRM. A reading that failed is not kept. */
export async function recalled<T>(name: string, options: RecallOptions<T>): Promise<T> {
  const { memory, schema, now, isEnough } = options;
  const kept = await memory.load(name).catch(() => undefined);
  if (isEntry(kept) && now() - kept.at < MAX_AGE_MS) {
    const read = schema.safeParse(kept.value);
    if (read.success && isEnough(read.data)) return read.data;
  }
  return renewed(name, options);
}

/** Reads a description from the CRM and keeps it. A memory that is full only costs the next reader a call. */
export async function renewed<T>(name: string, options: RecallOptions<T>): Promise<T> {
  const value = options.schema.parse(await options.read());
  await options.memory.save(name, { at: options.now(), value }).catch(() => {});
  return value;
}

function isEntry(kept: unknown): kept is { at: number; value: unknown } {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'at' in kept &&
    typeof kept.at === 'number' &&
    'value' in kept
  );
}

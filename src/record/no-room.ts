/**
 * What is told of a full disk, whichever part of Leadlight meets it. The browser says QuotaExceededError, mostly
 * within an AbortError (reliability.md, fact 4).
 */
export const NO_ROOM =
  'The browser has no room left for this. Nothing was changed. Free some room on the disk, then try again; or save a backup under “Your data” in the review, and delete there what is no longer needed.';

const NAME = 'QuotaExceededError';
const DEEPEST = 5;

/** The names and texts of an error and of what stands behind it; the browser wraps some, Dexie the others. */
export function namesWithin(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return [String(error)];
  const { name, message, inner, cause }: Record<string, unknown> = Object(error);
  return [
    String(name ?? ''),
    String(message ?? ''),
    ...[inner, cause].flatMap((deeper) => (deeper ? namesWithin(deeper, depth + 1) : [])),
  ];
}

/** Whether the disk is full, or the browser's share of it. */
export const isNoRoom = (error: unknown): boolean =>
  namesWithin(error).some((text) => text.includes(NAME) || text === NO_ROOM);

/** What is told of anything that was thrown: its own text, or what to do about a full disk. */
export function messageOf(error: unknown): string {
  if (isNoRoom(error)) return NO_ROOM;
  return error instanceof Error ? error.message : String(error);
}

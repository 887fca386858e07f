/**
 * Stage and pipeline names are compared by letters and digits only, so that "Closed Won",
 * "closedwon" and "closed-won" are one stage.
 */
export function stageKey(name: unknown): string {
  return typeof name === 'string'
    ? name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
    : '';
}

/** What a page reader takes at most; the worker's door (record/page-reading.ts) refuses more. */
export const READ_LIMITS = {
  /** UTF-16 units of one field's text. */
  textLength: 20_000,
  /** Field nodes visited on one page. */
  fieldNodes: 2_000,
} as const;

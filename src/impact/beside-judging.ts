/**
 * Parts of a pack that no rule, score or clock reads; rules and service levels themselves are compared one by one.
 * A part that is not named here counts as read. Where stored columns compare (src/studio/changed-keys.ts), service
 * levels count as read, too.
 */
export const BESIDE_JUDGING: ReadonlySet<string> = new Set([
  'schemaVersion',
  'id',
  'name',
  'version',
  'issuedAt',
  'expiresAt',
  'owner',
  'rules',
  'slas',
  'guard',
  'targets',
  'noiseBudget',
  'retentionDays',
]);

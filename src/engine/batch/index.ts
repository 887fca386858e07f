/** Many records judged by one pack at once: `compileBatch`, and how to read what it answers. */
export { allIdsOf, type Bits, countBits, hasBit, idsOf } from './bits';
export { type Batch, type BatchOptions, type BatchResult, compileBatch } from './compile-batch';
export type { ConditionBits } from './evaluate';
export { OUTCOMES, type RuleColumn } from './rule-columns';
export { MQL, type ScoreColumns } from './score-columns';
export { compileStoredRules, type RuleHits, type StoredRules } from './stored-rules';

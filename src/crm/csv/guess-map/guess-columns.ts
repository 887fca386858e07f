import type { FieldMap } from '../../../record/field-map';
import type { GuessConfidence, GuessReason, KnownStage } from '../../../record/file-import';
import type { ColumnProfile } from './column-profile';
import { isMostlyIds } from './file-kind';
import type { FileProfile } from './file-profile';
import { headerNames, type KindOfFile } from './header-names';
import { nameKey } from './name-key';

export interface GuessedColumn extends GuessReason {
  field: string;
  column: string;
}

/** What guessing may know besides the file. */
export interface GuessContext {
  packFields: FieldMap;
  stages: readonly KnownStage[];
}

const RANK: Readonly<Record<GuessConfidence, number>> = { certain: 3, likely: 2, possible: 1 };
const PREFIXES = { deal: '006', lead: '00Q', contact: '003', company: '001' } as const;

/**
 * The column of each field. A column goes to one field and a field gets one column; the surest claim
 * counts first, then the fuller column, then the alphabet, so that the file's order plays no part.
 */
export function guessColumns(
  profile: FileProfile,
  kind: KindOfFile,
  context: GuessContext,
  taken: ReadonlySet<string>,
): GuessedColumn[] {
  const free = profile.columns.filter(({ name }) => !taken.has(name));
  const claims = [...byHeader(free, kind, context.packFields), ...byValues(free, kind, context)];
  const filled = new Map(free.map((column) => [column.name, column.filled]));
  claims.sort(
    (a, b) =>
      RANK[b.confidence] - RANK[a.confidence] ||
      Number((filled.get(b.column) ?? 0) > 0) - Number((filled.get(a.column) ?? 0) > 0) ||
      compare(a.field, b.field) ||
      (filled.get(b.column) ?? 0) - (filled.get(a.column) ?? 0) ||
      compare(a.column, b.column),
  );
  const used = new Set<string>();
  const found = new Map<string, GuessedColumn>();
  for (const claim of claims) {
    if (found.has(claim.field) || used.has(claim.column)) continue;
    found.set(claim.field, claim);
    used.add(claim.column);
  }
  return [...found.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byHeader(
  columns: readonly ColumnProfile[],
  kind: KindOfFile,
  packFields: FieldMap,
): GuessedColumn[] {
  const names = headerNames(kind, packFields);
  return columns.flatMap(({ name }) => {
    const found = names(name);
    return found
      ? [{ field: found.field, confidence: found.confidence, reason: found.reason, column: name }]
      : [];
  });
}

/** What no header says: ids, e-mail addresses and stages are told by what they look like. */
function byValues(
  columns: readonly ColumnProfile[],
  kind: KindOfFile,
  { stages }: GuessContext,
): GuessedColumn[] {
  const known = new Set(stages.flatMap(({ names }) => names.map(nameKey)));
  return columns.flatMap((column) => {
    const claim = (field: string, reason: string): GuessedColumn => ({
      field,
      column: column.name,
      confidence: 'possible',
      reason,
    });
    if (column.filled === 0) return [];
    if (isIdColumn(column, kind)) return [claim('id', 'its values look like ids of such records')];
    if (column.emails >= 0.8 * column.filled) return [claim('email', 'its values are e-mail addresses')];
    const share = shareOf(column, known);
    if (kind.object !== 'deal' || share < 0.6) return [];
    return [claim('stage', `${Math.round(share * 100)}% of its values are stages of the rule pack`)];
  });
}

function isIdColumn(column: ColumnProfile, { crm, object }: KindOfFile): boolean {
  if (crm === 'salesforce') return isMostlyIds(column, PREFIXES[object]);
  const { filled, numericIds, values } = column;
  return numericIds === filled && (values === null || values.size === filled) && filled > 1;
}

/** Of the cells, those whose text the pack knows as a stage. */
function shareOf({ values, filled }: ColumnProfile, known: ReadonlySet<string>): number {
  if (!values) return 0;
  let found = 0;
  for (const [text, count] of values) if (known.has(nameKey(text))) found += count;
  return found / filled;
}

import type { GuessReason, ImportDraft, ImportGuess } from '../../../record/file-import';
import { accountOfAddress } from './account';
import { enteredColumns } from './entered-columns';
import { guessKind } from './file-kind';
import type { FileProfile } from './file-profile';
import { type GuessContext, type GuessedColumn, guessColumns } from './guess-columns';
import { guessHistory } from './guess-history';
import type { KindOfFile } from './header-names';
import { importFields } from './import-fields';

export interface GuessInput extends GuessContext {
  records: FileProfile;
  history: FileProfile | null;
  /** What the user says it is; without, it is guessed. */
  kind: KindOfFile | null;
  /** IANA zone of times that state none. */
  zone: string;
}

/**
 * What each column of a file is, with how sure that is and why. Nothing ambiguous is settled here:
 * see questions.ts. The order of the columns plays no part.
 */
export function guessMap(input: GuessInput): ImportGuess {
  const guessed = guessKind(input.records, input.packFields);
  const kind = input.kind ?? guessed;
  if (!kind) return { kind: null, draft: emptyDraft(input.zone), fields: [], reasons: {} };
  const entered = enteredColumns(input.records.columns, input.stages);
  const taken = new Set(entered.map(({ column }) => column));
  const columns = guessColumns(input.records, kind, input, taken);
  const fields = importFields(kind, input.packFields);
  const id = columns.find(({ field }) => field === 'id')?.column;
  const [sample = ''] = input.records.columns.find(({ name }) => name === id)?.samples ?? [];
  const draft: ImportDraft = {
    ...emptyDraft(input.zone),
    crm: kind.crm,
    object: kind.object,
    account: accountOfAddress(sample),
    id: id === undefined ? [] : [id],
    columns: fieldColumns(columns, new Set(fields.map(({ name }) => name))),
    entered: Object.fromEntries(entered.map(({ column, stage }) => [column, stage])),
    history: input.history && guessHistory(input.history, kind, input.packFields),
  };
  const stated: GuessReason = { confidence: 'certain', reason: 'you said so' };
  return {
    kind: input.kind ? stated : guessed && { confidence: guessed.confidence, reason: guessed.reason },
    draft,
    fields,
    reasons: reasonsOf(columns),
  };
}

function emptyDraft(zone: string): ImportDraft {
  return {
    crm: null,
    object: null,
    account: null,
    id: [],
    isIdMade: false,
    columns: {},
    entered: {},
    stageValues: {},
    dateOrder: null,
    decimal: null,
    zone,
    history: null,
    base: null,
  };
}

/** A person's name may stand in two columns. */
function fieldColumns(
  columns: readonly GuessedColumn[],
  known: ReadonlySet<string>,
): Record<string, string[]> {
  const of = (field: string): string[] =>
    columns.flatMap((column) => (column.field === field ? [column.column] : []));
  const parts = [...of('firstName'), ...of('lastName')];
  const named = columns.filter(({ field }) => known.has(field) && field !== 'id');
  return {
    ...Object.fromEntries(named.map(({ field, column }) => [field, [column]])),
    ...(of('name').length === 0 && parts.length > 0 && { name: parts }),
  };
}

function reasonsOf(columns: readonly GuessedColumn[]): Record<string, GuessReason> {
  const reasons = Object.fromEntries(
    columns.map(({ field, confidence, reason }) => [field, { confidence, reason }]),
  );
  const part = reasons.firstName ?? reasons.lastName;
  return part && !reasons.name ? { ...reasons, name: part } : reasons;
}

import type { FieldReading, PageStage } from '../../record/types';
import type { Cell } from './file-source';
import type { OutcomeKind, RecordMap } from './map-schema';
import type { StageNames } from './stage-names';

/** What is known of one row when its outcome is asked for. */
export interface OutcomeInput {
  cell: Cell;
  reading: FieldReading | undefined;
  stage: PageStage | null;
}

/**
 * How records ended: by the map's `outcome`, else by the kind of their stage. Null when it is not
 * known: an unlisted text, an unreadable field, or a stage that the map does not list.
 */
export function outcomeReader(
  { outcome, blanks = [] }: Pick<RecordMap, 'outcome' | 'blanks'>,
  { kindOf }: StageNames,
): (input: OutcomeInput) => OutcomeKind | null {
  if (!outcome) return ({ stage }) => stage && kindOf(stage);
  const none = new Set(['', ...blanks]);
  const kinds = new Map<string, OutcomeKind>();
  for (const kind of ['open', 'lost', 'won'] as const)
    for (const text of outcome[kind] ?? []) kinds.set(text, kind);
  return ({ cell, reading }) => {
    const text = outcome.field === undefined ? textOf(cell) : readingText(reading);
    if (text === undefined) return null;
    if (none.has(text)) return kinds.get(text) ?? outcome.blank ?? null;
    return kinds.get(text) ?? outcome.other ?? null;
  };
}

const textOf = (cell: Cell): string | undefined =>
  cell === undefined ? undefined : String(cell ?? '').trim();

function readingText(reading: FieldReading | undefined): string | undefined {
  if (!reading || reading.state === 'unreadable') return undefined;
  return reading.state === 'empty' ? '' : reading.text;
}

import type { Crm, ObjectKind, PageReading, UnreadableReason } from './types';

/** What a reading tells about the page reader: names and reasons, never a value, label or address. */
export interface ReadingDiagnosis {
  crm: Crm;
  object: ObjectKind;
  state: PageReading['state'];
  /** Which reader matched, e.g. "Dynamic Forms". */
  layout: string;
  language: string | null;
  /** The page had more fields than a reader takes. */
  truncated: boolean;
  hasTitle: boolean;
  /** Stages listed by a stage control, and whether it marks the current one. */
  stages: { listed: number; current: 'with id' | 'label only' | 'none' };
  /** API names read where the page states them, and of these the ones drawn empty or edited. */
  byHook: string[];
  /** API names found through the field's label alone: less sure. */
  byLabel: string[];
  empty: string[];
  unsaved: string[];
  unreadable: Record<string, UnreadableReason>;
}

/**
 * Says how a page was read, for a bug report. Safe to paste: API names are the account's own, but
 * nothing of the record is in it.
 */
export function diagnoseReading(reading: PageReading): ReadingDiagnosis {
  const { identity, state, layout, language, truncated, title, stages } = reading;
  const named = Object.entries(reading.fields).sort(([a], [b]) => a.localeCompare(b));
  const readable = named.filter(([, field]) => field.state !== 'unreadable');
  const names = (entries: typeof named): string[] => entries.map(([name]) => name);
  return {
    crm: identity.crm,
    object: identity.object,
    state,
    layout,
    language,
    truncated,
    hasTitle: title !== null,
    stages: { listed: stages.length, current: currentStage(reading) },
    byHook: names(readable.filter(([, field]) => field.confidence !== 'label')),
    byLabel: names(readable.filter(([, field]) => field.confidence === 'label')),
    empty: names(named.filter(([, field]) => field.state === 'empty')),
    unsaved: names(named.filter(([, field]) => field.unsaved === true)),
    unreadable: Object.fromEntries(
      named.flatMap(([name, field]) => (field.state === 'unreadable' ? [[name, field.reason]] : [])),
    ),
  };
}

function currentStage({ currentStage: stage }: PageReading): ReadingDiagnosis['stages']['current'] {
  if (stage === null) return 'none';
  return stage.id === null ? 'label only' : 'with id';
}

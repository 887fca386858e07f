import type { PageStage } from '../../record/types';
import type { OutcomeKind, RecordMap } from './map-schema';

export interface StageNames {
  /** The stage list of the map in its order; empty when it has none. */
  all: readonly PageStage[];
  /** The stage that a text of the file stands for. */
  stageOf(text: string): PageStage;
  /** Its name as history entries have it: the label when the map lists it, else its id. */
  historyName(text: string): string;
  /** Open, won or lost; null when the map does not list the stage. */
  kindOf(stage: PageStage): OutcomeKind | null;
}

/** Stages by id or label, compared by letters and digits only, as rule packs do. */
export function stageNames({ stage, stages = [] }: Pick<RecordMap, 'stage' | 'stages'>): StageNames {
  const ids = new Map(Object.entries(stage?.values ?? {}));
  const listed = new Map(
    stages.flatMap((entry) => [entry.label, entry.id].map((name) => [key(name), entry])),
  );
  const find = (text: string) => listed.get(key(ids.get(text) ?? text));
  const stageOf = (text: string): PageStage => {
    const found = find(text);
    return found ? { id: found.id, label: found.label } : { id: ids.get(text) ?? null, label: text };
  };
  return {
    all: stages.map(({ id, label }) => ({ id, label })),
    stageOf,
    historyName: (text) => find(text)?.label ?? ids.get(text) ?? text,
    kindOf: ({ id, label }) => listed.get(key(id ?? label))?.kind ?? null,
  };
}

const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

import type { CrmRecord, EpochMs } from '../../record/types';
import { recordedRows } from '../../rule-kinds/recorded-rows';
import { existingStages, skippedStages } from '../../rule-kinds/stage-skip/moves';
import type { PipelineContext, StagePlace } from '../../rule-kinds/stages';
import { calendar } from '../calendar';
import { closeDateMoves } from '../close-date-moves';
import { type DealLife, type DealState, dealLife } from './deal-life';
import { placeFinder } from './deal-stages';
import { hasFullHistory } from './field-timeline';

/** The two instants that are compared; what happens at `from` itself is before, at `to` itself within. */
export interface Between {
  from: EpochMs;
  to: EpochMs;
}

/** What the two instants show of one deal, and what its history tells of the time between them. */
export interface DealSpan {
  key: string;
  opening: DealState;
  closing: DealState;
  /** A move of the time between went past one or more open stages. */
  hasSkipped: boolean;
  /** The last open stage it is known to have been in between the two. */
  lastOpen: StagePlace | null;
  /** Times its close date was moved later, ever; null without a history of it. */
  pushes: number | null;
  /** When it was last read. */
  asOf: EpochMs;
}

export interface SpanOptions extends Between {
  pipelines: readonly PipelineContext[];
  /** IANA zone that decides which day a deal was created on. */
  zone: string;
}

/** Makes the spans of many deals, with their options worked out once. */
export function spanReader(
  options: SpanOptions,
): (key: string, record: CrmRecord, goneSince?: EpochMs) => DealSpan {
  const placeOf = placeFinder(options.pipelines);
  const dayOf = calendar(options.zone);
  return (key, record, goneSince) => {
    const life = dealLife(record, { placeOf, dayOf, goneSince });
    const exists = existingStages(record, placeOf);
    const moves = movesWithin(life, options, (name) => placeOf(record, name));
    return {
      key,
      opening: life.at(options.from),
      closing: life.at(options.to),
      hasSkipped: moves.some(
        ({ from, to }) => from !== null && skippedStages({ from, to }, exists).length > 0,
      ),
      lastOpen: moves.flatMap(({ from, to }) => [from, to]).findLast(isOpen) ?? null,
      pushes: pushesOf(record),
      asOf: record.asOf,
    };
  };
}

const isOpen = (place: StagePlace | null): boolean => place?.stage.kind === 'open';

/** Moves between stages of the pack after `from`, up to and with `to`. */
function movesWithin(
  { stageRows }: DealLife,
  { from, to }: Between,
  placeOf: (name: string | null) => StagePlace | null,
): { from: StagePlace | null; to: StagePlace }[] {
  return stageRows.flatMap((row, index) => {
    const place = row.at > from && row.at <= to ? placeOf(row.to) : null;
    if (!place) return [];
    return [{ from: placeOf(row.from ?? stageRows[index - 1]?.to ?? null), to: place }];
  });
}

function pushesOf(record: CrmRecord): number | null {
  const isTold = hasFullHistory(record, 'closeDate') || recordedRows(record, 'closeDate').length > 0;
  return isTold ? closeDateMoves(record).filter(({ from, to }) => to > from).length : null;
}

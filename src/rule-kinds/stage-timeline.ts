import { isInstant } from '../record/format';
import { isCrmHistory } from '../record/history';
import type { ChangedBy, CrmRecord, EpochMs, HistoryEntry } from '../record/types';
import { recordedRows } from './recorded-rows';
import type { StageContext, StagePlace, StageResolver } from './stages';

/** One change of stage, as far as it is known. */
export interface Move {
  from: StagePlace;
  to: StagePlace;
  at: EpochMs;
  /** Observed moves: when the old stage was last seen; null when not known or not needed. */
  notBefore: EpochMs | null;
  source: HistoryEntry['source'];
  /** The source states what came before; else a stage between may have gone unseen. */
  isDirect: boolean;
  /** Null when the source does not tell. */
  by: ChangedBy | null;
}

export interface StageTimeline {
  moves: Move[];
  /** Every stage the record is known to have been in. */
  visited: ReadonlySet<StageContext>;
  /** The first stage known, and since when; null without any history. */
  first: { place: StagePlace; at: EpochMs | null; source: HistoryEntry['source'] } | null;
  /** Stage names of the history that the pack does not know. */
  foreign: string[];
}

/**
 * Reads the history as a chain of stages. CRM history, where there is any, is complete; what was
 * seen or stated elsewhere only adds moves after its last row. Rows that repeat a stage are no moves.
 */
export function stageTimeline(record: CrmRecord, placeOf: StageResolver): StageTimeline {
  const moves: Move[] = [];
  const visited = new Set<StageContext>();
  const foreign = new Set<string>();
  let first: StageTimeline['first'] = null;
  let last: StagePlace | null = null;

  const known = (name: string | null): StagePlace | null => {
    if (name === null) return null;
    const place = placeOf(record, name);
    if (!place) foreign.add(name);
    return place;
  };

  for (const entry of stageRows(record, placeOf)) {
    const to = known(entry.to);
    if (!to) {
      last = null;
      continue;
    }
    const from: StagePlace | null = last ?? known(entry.from);
    first ??= { place: from ?? to, at: from ? null : entry.at, source: entry.source };
    if (from) visited.add(from.stage);
    visited.add(to.stage);
    if (from && from.stage !== to.stage)
      moves.push({
        from,
        to,
        at: entry.at,
        notBefore: isInstant(entry.notBefore) ? entry.notBefore : null,
        source: entry.source,
        isDirect: isCrmHistory(entry) || entry.from !== null,
        by: entry.by ?? null,
      });
    last = to;
  }
  return { moves, visited, first, foreign: [...foreign] };
}

/** The stage rows, oldest first, ending in the current stage even when its row is missing. */
function stageRows(record: CrmRecord, placeOf: StageResolver): HistoryEntry[] {
  const rows = recordedRows(record, 'stage').filter((entry) => entry.to !== null);
  const last = rows.at(-1);
  const current = record.stage && placeOf(record, record.stage);
  if (!last || !record.stage || !current || placeOf(record, last.to)?.stage === current.stage) return rows;
  const to = record.stage.id ?? record.stage.label;
  return [
    ...rows,
    { field: 'stage', at: record.asOf, notBefore: last.at, from: last.to, to, source: 'observed' },
  ];
}

import { diagnoseReading } from '../../record/diagnose-reading';
import { cleanDiagnosis, type RecordDiagnosis } from '../../record/diagnostics';
import type { EpochMs, PageReading } from '../../record/types';
import type { SidebarState } from './sidebar-state';

/** How the record that is open was read and judged: names, states and times, but no field values. */
export function recordDiagnosis(
  state: SidebarState,
  reading: PageReading | null,
  at: EpochMs,
): RecordDiagnosis {
  const view = state.kind === 'record' ? state.view : null;
  const pack = view?.assessment.pack;
  return {
    at,
    state: state.kind,
    problem: state.kind === 'problem' ? state.problem.code : null,
    reading: reading && cleanDiagnosis(diagnoseReading(reading)),
    coverage: view?.assessment.coverage ?? null,
    stageList: stageList(reading, view?.record.stages.length ?? 0),
    rules: view?.assessment.findings.map(({ rule, outcome }) => ({ rule, outcome })) ?? [],
    pack: pack ? { id: pack.id, version: pack.version, origin: pack.origin } : null,
    judgedMs: view && reading ? Math.max(0, view.assessment.assessedAt - reading.readAt) : null,
  };
}

function stageList(reading: PageReading | null, listed: number): RecordDiagnosis['stageList'] {
  if (reading && reading.stages.length > 0) return 'page';
  return listed > 0 ? 'api' : 'none';
}

/** What a rep can paste to support at once. */
export const diagnostics = (state: SidebarState, reading: PageReading | null, at: EpochMs): string =>
  JSON.stringify(recordDiagnosis(state, reading, at), null, 2);

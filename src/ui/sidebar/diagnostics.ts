import { diagnoseReading } from '../../record/diagnose-reading';
import type { PageReading } from '../../record/types';
import type { SidebarState } from './sidebar-state';

/** What a rep can paste to support: how the page was read and what rules answered, but no field values. */
export function diagnostics(state: SidebarState, reading: PageReading | null): string {
  return JSON.stringify(
    {
      state: state.kind,
      problem: state.kind === 'problem' ? state.problem.code : null,
      reading: reading && diagnoseReading(reading),
      rules: state.kind === 'record' ? state.view.assessment.findings.map((f) => [f.rule, f.outcome]) : [],
    },
    null,
    2,
  );
}

import type { PageReading } from '../../record/types';
import type { SidebarState } from './sidebar-state';

/** What a rep can paste to support: layout, states and reasons, but no field values. */
export function diagnostics(state: SidebarState, reading: PageReading | null): string {
  const fields = Object.entries(reading?.fields ?? {}).map(([name, field]) => [
    name,
    field.state === 'unreadable' ? `unreadable: ${field.reason}` : field.state,
  ]);
  return JSON.stringify(
    {
      state: state.kind,
      problem: state.kind === 'problem' ? state.problem.code : null,
      crm: reading?.identity.crm ?? null,
      object: reading?.identity.object ?? null,
      layout: reading?.layout ?? null,
      reading: reading?.state ?? null,
      language: reading?.language ?? null,
      truncated: reading?.truncated ?? null,
      fields: Object.fromEntries(fields),
      rules: state.kind === 'record' ? state.view.assessment.findings.map((f) => [f.rule, f.outcome]) : [],
    },
    null,
    2,
  );
}

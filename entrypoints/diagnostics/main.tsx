import { type ComponentChildren, render } from 'preact';
import type { DiagnosticsService } from '../../src/contracts/diagnostics-service';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { openInTime } from '../../src/store/damage/open-store';
import { LeadlightDatabase } from '../../src/store/database';
import { healAfterFailures } from '../../src/ui/data/guard-store';
import { Diagnostics } from '../../src/ui/diagnostics/Diagnostics';
import '../../src/ui/diagnostics/diagnostics.css';

/** What support needs to know, and nothing of a record. */
const service = connectRuntime<DiagnosticsService>('diagnostics');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };

const db = new LeadlightDatabase();
const root = document.getElementById('app');
const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);

function show(trouble: ComponentChildren): void {
  if (root)
    render(<Diagnostics report={service.report} copy={copy} context={context} trouble={trouble} />, root);
}

show(null);
await openInTime(db).then(
  () => healAfterFailures(db),
  async (error: unknown) => {
    const { storeProblemSection } = await import('../../src/ui/data/show-store-problem');
    show(storeProblemSection(error, db));
  },
);

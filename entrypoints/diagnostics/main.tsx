import { render } from 'preact';
import type { DiagnosticsService } from '../../src/contracts/diagnostics-service';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { Diagnostics } from '../../src/ui/diagnostics/Diagnostics';
import '../../src/ui/diagnostics/diagnostics.css';

/** What support needs to know, and nothing of a record. */
const service = connectRuntime<DiagnosticsService>('diagnostics');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };

const root = document.getElementById('app');
if (root)
  render(
    <Diagnostics
      report={service.report}
      copy={(text) => navigator.clipboard.writeText(text)}
      context={context}
    />,
    root,
  );

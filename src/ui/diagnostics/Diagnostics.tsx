import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DiagnosticsReport } from '../../record/diagnostics';
import { reportMarkdown } from '../../record/diagnostics-markdown';
import type { FormatContext } from '../../record/format';
import { Icon } from '../components/Icon';
import { AccountTables } from './AccountTables';
import { CallTable } from './CallTable';
import { ReadingSection } from './ReadingSection';

/** How the last record was read, what was asked of CRMs, and the way to hand it to support. */
export function Diagnostics({
  report: load,
  copy,
  context,
  trouble,
}: {
  report(): Promise<DiagnosticsReport>;
  copy(text: string): Promise<void>;
  context: FormatContext;
  /** What is wrong with the store, and the ways out; said first. */
  trouble?: ComponentChildren;
}) {
  const [report, setReport] = useState<DiagnosticsReport | null>(null);
  const [told, tell] = useState('');
  const reload = useCallback((): void => {
    load().then(setReport, (error: unknown) => tell(error instanceof Error ? error.message : String(error)));
  }, [load]);
  useEffect(reload, [reload]);

  const copied = (text: string, what: string): void => {
    copy(text).then(
      () => tell(`${what} copied. It holds no names, values, amounts or keys.`),
      () => tell('The browser did not let it be copied. Select the text of this page instead.'),
    );
  };

  return (
    <>
      <header class="options-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">Leadlight diagnostics</h1>
        <a class="link" href="/options.html">
          Connections
        </a>
      </header>
      <main class="diagnostics">
        {trouble}
        <p>
          How the record was read that you opened this from, and the last calls to your CRM. Names of fields
          and rules are in it; values, names of people, amounts, ids and keys are not.
        </p>
        {report && (
          <p class="diagnostics-buttons">
            <button
              type="button"
              class="button primary"
              onClick={() => copied(reportMarkdown(report), 'The report is')}
            >
              Copy report
            </button>
            <button
              type="button"
              class="button"
              onClick={() => copied(JSON.stringify(report, null, 2), 'The report is')}
            >
              Copy as JSON
            </button>
            <button type="button" class="button quiet" onClick={reload}>
              Look again
            </button>
          </p>
        )}
        <p class="hint" role="status">
          {told}
        </p>
        {report && (
          <>
            <p class="hint">
              Leadlight {report.version}, {report.browser}. Rule pack{' '}
              {report.pack ? `${report.pack.id}, version ${report.pack.version}` : 'not known'}.
            </p>
            <ReadingSection record={report.record} context={context} />
            <AccountTables {...report} />
            <CallTable calls={report.calls} context={context} />
          </>
        )}
      </main>
    </>
  );
}

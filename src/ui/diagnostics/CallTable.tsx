import type { ApiCallNote } from '../../record/diagnostics';
import { type FormatContext, formatClock } from '../../record/format';
import { DataTable } from './DataTable';

const pairs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name.replace(/^x-hubspot-ratelimit-/, '')}: ${value}`)
    .join('; ') || '–';

/** The last calls to CRMs, newest first. They are kept in memory only. */
export function CallTable({ calls, context }: { calls: readonly ApiCallNote[]; context: FormatContext }) {
  return (
    <section aria-labelledby="calls-title">
      <h2 id="calls-title">Last API calls</h2>
      <DataTable
        caption="Last API calls"
        head={['Time', 'Call', 'Status', 'ms', 'Retry', 'Headers sent', 'Limits told']}
        rows={calls.map((call) => [
          formatClock(call.at, context),
          `${call.method} ${call.path}`,
          call.status === null ? 'no answer' : String(call.status),
          String(call.ms),
          String(call.retry),
          pairs(call.sent),
          pairs(call.told),
        ])}
      />
    </section>
  );
}

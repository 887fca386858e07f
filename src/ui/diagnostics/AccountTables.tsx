import { type DiagnosticsReport, judgingText } from '../../record/diagnostics';
import { DataTable } from './DataTable';

/** Connections and syncs, with accounts under names that hold for one report only. */
export function AccountTables({
  connections,
  syncs,
  judging,
}: Pick<DiagnosticsReport, 'connections' | 'syncs' | 'judging'>) {
  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">Connections</h2>
      <DataTable
        caption="Connections"
        head={['CRM', 'Account', 'Way', 'Kept', 'May write']}
        rows={connections.map(({ crm, org, way, keep, writes }) => [
          crm,
          org,
          way,
          keep,
          writes ? 'yes' : 'no',
        ])}
      />
      <DataTable
        caption="Syncs"
        head={['CRM', 'Account', 'Object', 'State', 'Failures']}
        rows={syncs.map(({ crm, org, object, status, failures }) => [
          crm,
          org,
          object,
          status,
          String(failures),
        ])}
      />
      <p class="hint">{judgingText(judging)}</p>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { formatNumber } from '../../record/format';
import type { AssessContext, ObjectKind } from '../../record/types';
import type { ExportFormat, ExportStep } from '../../store/export-records';
import { WorkButton } from '../components/WorkButton';
import type { DataActions } from './data-actions';
import { useWork } from './use-work';
import { WorkLine } from './WorkLine';

const OBJECTS: readonly (readonly [ObjectKind, string])[] = [
  ['deal', 'Deals and opportunities'],
  ['lead', 'Leads'],
  ['contact', 'Contacts'],
  ['company', 'Companies and accounts'],
];

/** Records of all kinds are looked through; those of the kind that is exported are written. */
const STEP_WORD: Record<ExportStep, string> = { columns: 'looked through for columns', rows: 'gone through' };

/** Takes records to a spreadsheet or another program. */
export function ExportForm({
  objects,
  actions,
  context,
}: {
  objects: Partial<Record<ObjectKind, number>>;
  actions: Pick<DataActions, 'exportRecords'>;
  context: AssessContext;
}) {
  const present = OBJECTS.filter(([object]) => (objects[object] ?? 0) > 0);
  const [object, setObject] = useState<ObjectKind>(present[0]?.[0] ?? 'deal');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { state, run, cancel, isBusy, card } = useWork();
  const save = (): Promise<boolean> =>
    run('Writing the file…', async ({ signal, onProgress }) => {
      const tell = (done: number, total: number, step: ExportStep): void => {
        const turns = format === 'csv' ? 2 : 1;
        const before = turns === 2 && step === 'rows' ? total : 0;
        const count = `${formatNumber(done, context, 0)} of ${formatNumber(total, context, 0)} records ${STEP_WORD[step]}`;
        onProgress(before + done, total * turns, count);
      };
      const count = await actions.exportRecords(object, format, { signal, onProgress: tell });
      return `Saved in your downloads: ${formatNumber(count, context, 0)} ${count === 1 ? 'record' : 'records'}.`;
    });
  return (
    <section ref={card} class="card" aria-labelledby="data-export">
      <h2 id="data-export" tabIndex={-1}>
        Export
      </h2>
      <p>
        Records as they were last read, for a spreadsheet (CSV, with formulas made harmless) or for programs
        (NDJSON, which <code>leadlight assess --records</code> reads).
      </p>
      {present.length === 0 ? (
        <p class="hint">Nothing to export yet.</p>
      ) : (
        <>
          <div class="data-buttons">
            <span class="choice">
              <label for="data-object">Records</label>
              <select
                id="data-object"
                value={object}
                onChange={({ currentTarget: { value } }) =>
                  setObject(OBJECTS.find(([name]) => name === value)?.[0] ?? 'deal')
                }
              >
                {present.map(([name, label]) => (
                  <option key={name} value={name}>
                    {label} ({formatNumber(objects[name] ?? 0, context, 0)})
                  </option>
                ))}
              </select>
            </span>
            <span class="choice">
              <label for="data-format">As</label>
              <select
                id="data-format"
                value={format}
                onChange={({ currentTarget: { value } }) => setFormat(value === 'ndjson' ? 'ndjson' : 'csv')}
              >
                <option value="csv">CSV</option>
                <option value="ndjson">NDJSON</option>
              </select>
            </span>
            <WorkButton isBusy={isBusy} onPress={() => void save()}>
              Export
            </WorkButton>
          </div>
          <WorkLine state={state} onCancel={cancel} />
        </>
      )}
    </section>
  );
}

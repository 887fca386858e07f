import { fieldLines, type RecordDiagnosis } from '../../record/diagnostics';
import { type FormatContext, formatDayTime, plural } from '../../record/format';
import type { UnreadableReason } from '../../record/types';
import { UNREADABLE_TEXT } from '../../record/unreadable';
import { DataTable } from './DataTable';

/** Which reader matched, and which field was found how. */
export function ReadingSection({
  record,
  context,
}: {
  record: RecordDiagnosis | null;
  context: FormatContext;
}) {
  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">The record</h2>
      {record ? (
        <Reading record={record} context={context} />
      ) : (
        <p class="hint">None yet. Open a record, then “Diagnostics” in the sidebar’s menu.</p>
      )}
    </section>
  );
}

const STAGES: Record<RecordDiagnosis['stageList'], string> = {
  page: 'listed by the page',
  api: 'listed by the CRM’s API',
  none: 'not listed',
};

function Reading({ record, context }: { record: RecordDiagnosis; context: FormatContext }) {
  const { reading, at, state, problem, coverage, stageList, judgedMs, rules } = record;
  const count = (outcome: string): number => rules.filter((rule) => rule.outcome === outcome).length;
  return (
    <>
      <dl class="facts">
        <Fact label="As of">{formatDayTime(at, context)}</Fact>
        <Fact label="Shown">
          {state}
          {problem ? ` (${problem})` : ''}
        </Fact>
        <Fact label="Reader">
          {reading ? `${reading.crm} ${reading.object}, ${reading.layout} (${reading.state})` : 'no reading'}
        </Fact>
        <Fact label="Stages">
          {STAGES[stageList]}
          {reading ? `; the page marks the current one: ${reading.stages.current}` : ''}
        </Fact>
        <Fact label="Coverage">{coverage ?? 'not judged'}</Fact>
        <Fact label="Judged in">{judgedMs === null ? 'not judged' : `${judgedMs} ms`}</Fact>
        <Fact label="Rules">
          {plural(count('fail'), 'failure')}, {count('unknown')} unknown, {count('pass')} passed
        </Fact>
      </dl>
      {reading && (
        <DataTable
          caption="Fields"
          head={['Field', 'Found', 'State']}
          rows={fieldLines(reading).map(({ name, how, state: is }) => [name, how, stateText(is)])}
        />
      )}
    </>
  );
}

const isReason = (text: string): text is UnreadableReason => Object.hasOwn(UNREADABLE_TEXT, text);
const stateText = (state: string): string => (isReason(state) ? UNREADABLE_TEXT[state] : state);

function Fact({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

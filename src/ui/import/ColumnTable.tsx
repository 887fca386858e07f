import type {
  GuessConfidence,
  GuessReason,
  ImportColumn,
  ImportDraft,
  ImportField,
} from '../../record/file-import';
import { Icon } from '../components/Icon';
import type { IconName } from '../components/icon-shapes';
import { withColumns } from './edit-draft';
import { ScrollArea } from './ScrollArea';

const TYPE_WORDS: Readonly<Record<ImportField['type'], string>> = {
  text: 'text',
  choice: 'choice',
  number: 'number',
  money: 'amount',
  date: 'date',
  datetime: 'date and time',
  boolean: 'yes or no',
};

const SURE: Readonly<Record<GuessConfidence, readonly [IconName, string, string]>> = {
  certain: ['ok', 'tone-ok', 'Certain'],
  likely: ['info', 'tone-info', 'Likely'],
  possible: ['unknown', 'tone-unknown', 'Possible'],
};

/** One row a field: its column, why that was guessed, and what stands in it. */
export function ColumnTable({
  fields,
  reasons,
  columns,
  draft,
  onEdit,
}: {
  fields: readonly ImportField[];
  reasons: Readonly<Record<string, GuessReason>>;
  columns: readonly ImportColumn[];
  draft: ImportDraft;
  onEdit(draft: ImportDraft): Promise<void>;
}) {
  return (
    <ScrollArea label="Fields and their columns, as a table">
      <table class="mapping">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Column</th>
            <th scope="col">Why</th>
            <th scope="col">First values</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const chosen = draft.columns[field.name] ?? [];
            return (
              <tr key={field.name} class={chosen.length > 0 ? '' : 'is-blank'}>
                <th scope="row">
                  {field.label} {field.isRequired && <span class="required">required</span>}
                  <span class="hint">{TYPE_WORDS[field.type]}</span>
                </th>
                <td>
                  <ColumnSelect
                    label={`Column for ${field.label}`}
                    columns={columns}
                    chosen={chosen}
                    onChoose={(next) => void onEdit(withColumns(draft, field.name, next))}
                  />
                </td>
                <td>{chosen.length > 0 && <Why reason={reasons[field.name] ?? null} />}</td>
                <td class="samples">{samplesOf(columns, chosen)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Why({ reason }: { reason: GuessReason | null }) {
  if (!reason) return <span class="hint">You chose it.</span>;
  const [icon, tone, word] = SURE[reason.confidence];
  return (
    <span class="why">
      <span class={tone}>
        <Icon name={icon} />
      </span>
      <span class="hint">
        {word}: {reason.reason}.
      </span>
    </span>
  );
}

/** A choice of one column; several that were guessed together stay a choice of their own. */
export function ColumnSelect({
  label,
  columns,
  chosen,
  onChoose,
}: {
  label: string;
  columns: readonly ImportColumn[];
  chosen: readonly string[];
  onChoose(columns: string[]): void;
}) {
  const joined = chosen.join(' + ');
  const isKnown = chosen.length < 2 && columns.some(({ name }) => name === joined);
  return (
    <select
      class="field"
      aria-label={label}
      value={joined}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    >
      <option value="">– none –</option>
      {joined !== '' && !isKnown && <option value={joined}>{joined}</option>}
      {columns.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function samplesOf(columns: readonly ImportColumn[], chosen: readonly string[]): string {
  const samples = columns.filter(({ name }) => chosen.includes(name)).flatMap((column) => column.samples);
  if (chosen.length > 0 && samples.length === 0) return 'blank in every row';
  return samples.slice(0, 3).join(' · ');
}

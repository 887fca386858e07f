import type { FieldType } from '../../../record/types';
import { Words } from '../forms/Words';

interface Props {
  path: string;
  label: string;
  value: unknown;
  type: FieldType;
  onChange(value: unknown): void;
}

const INPUT = {
  text: 'text',
  choice: 'text',
  number: 'number',
  money: 'number',
  date: 'date',
  datetime: 'datetime-local',
  boolean: 'text',
} as const satisfies Record<FieldType, string>;

const toText = (value: unknown, type: FieldType): string =>
  type === 'datetime' ? String(value).slice(0, 16) : String(value ?? '');

function fromText(text: string, type: FieldType): unknown {
  if (type === 'number' || type === 'money') return text === '' ? undefined : Number(text);
  if (type === 'date') return text === '' ? undefined : text;
  if (type === 'datetime') return text === '' ? undefined : `${text}:00Z`;
  return text;
}

/** What a field is compared with, as its type wants it. */
export function ValueInput({ path, label, value, type, onChange }: Props) {
  if (type === 'boolean')
    return (
      <select
        class="field"
        data-path={path}
        aria-label={label}
        value={String(value)}
        onChange={(event) => onChange(event.currentTarget.value === 'true')}
      >
        <option value="true">Yes</option>
        <option value="false">No</option>
      </select>
    );
  return (
    <input
      class={`field ${INPUT[type] === 'number' ? 'studio-number' : ''}`}
      type={INPUT[type]}
      step="any"
      data-path={path}
      aria-label={label}
      autocomplete="off"
      list={type === 'choice' || type === 'text' ? 'list-values' : undefined}
      value={toText(value, type)}
      onInput={(event) => {
        const next = fromText(event.currentTarget.value, type);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

/** Several values of one type. */
export function ValuesInput({ path, label, value, type, onChange }: Props) {
  const toNumber = type === 'number' || type === 'money';
  return (
    <Words
      id={`${path}-values`}
      path={path}
      value={value}
      label={label}
      isOptional={false}
      most={300}
      onChange={(next) => {
        const words = Array.isArray(next) ? next : [];
        if (words.length > 0) onChange(toNumber ? words.map(Number).filter(Number.isFinite) : words);
      }}
    />
  );
}

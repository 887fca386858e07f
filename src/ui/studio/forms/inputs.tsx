import { useEffect, useState } from 'preact/hooks';
import { nameOf } from './names';

/** What is handed to every control: its value as the text has it, and the way back. */
export interface InputProps {
  id: string;
  path: string;
  value: unknown;
  /** Undefined takes the value out. */
  onChange(value: unknown): void;
  label?: string | undefined;
  isOptional: boolean;
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const common = ({ id, path, label }: InputProps) => ({
  id,
  'data-path': path,
  ...(label !== undefined && { 'aria-label': label }),
});

export function TextInput({
  isLong,
  most,
  list,
  ...props
}: InputProps & { isLong: boolean; most: number; list?: string | undefined }) {
  const { value, onChange, isOptional } = props;
  const take = (text: string): void => onChange(text === '' && isOptional ? undefined : text);
  if (isLong)
    return (
      <textarea
        {...common(props)}
        class="field studio-long"
        rows={2}
        maxLength={most}
        value={textOf(value)}
        onInput={(event) => take(event.currentTarget.value)}
      />
    );
  return (
    <input
      {...common(props)}
      class="field"
      autocomplete="off"
      spellcheck={false}
      maxLength={most}
      list={list}
      value={textOf(value)}
      onInput={(event) => take(event.currentTarget.value)}
    />
  );
}

/** What is typed stays as it is until it is a number; the text never holds half of one. */
export function NumberInput({ isWhole, ...props }: InputProps & { isWhole: boolean }) {
  const { value, onChange, isOptional } = props;
  const [typed, setTyped] = useState(textOf(value));
  useEffect(() => {
    if (Number(typed) !== value || typed === '') setTyped(textOf(value));
  }, [value]);
  return (
    <input
      {...common(props)}
      class="field studio-number"
      inputMode={isWhole ? 'numeric' : 'decimal'}
      autocomplete="off"
      value={typed}
      aria-invalid={typed !== '' && Number.isNaN(Number(typed))}
      onInput={(event) => {
        const text = event.currentTarget.value.trim().replace(',', '.');
        setTyped(event.currentTarget.value);
        if (text === '') {
          if (isOptional) onChange(undefined);
        } else if (Number.isFinite(Number(text))) onChange(Number(text));
      }}
      onBlur={() => setTyped(textOf(value))}
    />
  );
}

/** A text or a number, whichever is written. */
export function PlainInput({ list, ...props }: InputProps & { list?: string | undefined }) {
  const { value, onChange, isOptional } = props;
  return (
    <input
      {...common(props)}
      class="field"
      autocomplete="off"
      list={list}
      value={textOf(value)}
      onInput={(event) => {
        const text = event.currentTarget.value;
        if (text === '' && isOptional) onChange(undefined);
        else onChange(text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
      }}
    />
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function ChoiceInput({ choices, ...props }: InputProps & { choices: readonly Choice[] }) {
  const { value, onChange, isOptional } = props;
  const known = choices.some((choice) => choice.value === value);
  return (
    <select
      {...common(props)}
      class="field"
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    >
      {(isOptional || textOf(value) === '') && <option value="">–</option>}
      {!known && textOf(value) !== '' && <option value={textOf(value)}>{textOf(value)}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

export const choicesOf = (values: readonly string[]): Choice[] =>
  values.map((value) => ({ value, label: nameOf(value) }));

export function SwitchInput(props: InputProps) {
  return (
    <input
      {...common(props)}
      type="checkbox"
      class="studio-check"
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

export function ChecksInput({ values, ...props }: InputProps & { values: readonly string[] }) {
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const change = (value: string, isOn: boolean): void => {
    const next = values.filter((one) => (one === value ? isOn : chosen.includes(one)));
    props.onChange(next.length === 0 && props.isOptional ? undefined : next);
  };
  return (
    <fieldset class="studio-checks" aria-label={props.label ?? nameOf(props.path)} data-path={props.path}>
      {values.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => change(value, event.currentTarget.checked)}
          />
          {nameOf(value)}
        </label>
      ))}
    </fieldset>
  );
}

/** A moment as the text has it; the picker writes it in UTC. */
export function MomentInput(props: InputProps) {
  const { value, onChange, isOptional } = props;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return (
    <span class="studio-unit">
      <input
        {...common(props)}
        class="field"
        type="datetime-local"
        value={Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 16)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          if (text !== '') onChange(`${text}:00Z`);
          else if (isOptional) onChange(undefined);
        }}
      />
      <span class="hint">UTC</span>
    </span>
  );
}

import { useLists } from '../forms/form-context';

interface Props {
  path: string;
  label: string;
  value: string;
  onChange(value: string): void;
}

/** One of several words inside the sentence of a condition. */
export function LeafSelect({
  path,
  label,
  value,
  options,
  onChange,
}: Props & { options: readonly { value: string; label: string }[] }) {
  return (
    <select
      class="field"
      data-path={path}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A field of the pack; one that the pack has not stays to be seen. */
export function FieldSelect({ value, ...props }: Props) {
  const { fields } = useLists();
  const known = fields.map(({ name, label }) => ({ value: name, label }));
  const isKnown = fields.some(({ name }) => name === value);
  const options = isKnown ? known : [{ value, label: `${value} (not in the pack)` }, ...known];
  return <LeafSelect {...props} value={value} options={options} />;
}

interface Props<T extends string> {
  legend: string;
  /** Of the group; the only one of that name on its page. */
  name: string;
  /** Each with its label and what follows from it. */
  choices: readonly (readonly [value: T, label: string, hint: string])[];
  value: T;
  onChange(value: T): void;
}

/** One of several that shut each other out. */
export function RadioChoices<T extends string>({ legend, name, choices, value, onChange }: Props<T>) {
  return (
    <fieldset class="choices">
      <legend class="strong">{legend}</legend>
      {choices.map(([choice, label, hint]) => (
        <label key={choice}>
          <input type="radio" name={name} checked={value === choice} onChange={() => onChange(choice)} />
          <span>
            {label}
            <span class="hint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

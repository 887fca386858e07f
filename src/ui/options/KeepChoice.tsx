import type { Keep } from '../../contracts/connection-service';

const CHOICES: readonly (readonly [Keep, string, string])[] = [
  ['session', 'Until the browser is closed', 'Held in memory only; you connect again after a restart.'],
  [
    'device',
    'On this device',
    'Encrypted with a key that stays in this browser profile. Whoever can use this profile can use the connection.',
  ],
];

/** How long a connection is kept, with what that protects and what not. */
export function KeepChoice({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Keep;
  onChange(keep: Keep): void;
}) {
  return (
    <fieldset class="choices">
      <legend class="strong">Keep it</legend>
      {CHOICES.map(([keep, label, hint]) => (
        <label key={keep}>
          <input type="radio" name={name} checked={value === keep} onChange={() => onChange(keep)} />
          <span>
            {label}
            <span class="hint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

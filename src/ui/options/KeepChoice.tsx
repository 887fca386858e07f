import type { Keep } from '../../contracts/connection-service';
import { RadioChoices } from '../components/RadioChoices';

const CHOICES: readonly (readonly [Keep, string, string])[] = [
  ['session', 'Until the browser is closed', 'Held in memory only; you connect again after a restart.'],
  [
    'device',
    'On this device',
    'Encrypted with a key that stays in this browser profile. Whoever can use this profile can use the connection.',
  ],
];

/** How long a connection is kept, with what that protects and what not. */
export function KeepChoice(props: { name: string; value: Keep; onChange(keep: Keep): void }) {
  return <RadioChoices legend="Keep it" choices={CHOICES} {...props} />;
}

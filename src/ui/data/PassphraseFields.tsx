import { useId } from '../components/use-id';

/** A passphrase that nobody can help with once it is forgotten, so it is typed twice. */
export const SHORTEST_PASSPHRASE = 12;

export interface NewPassphrase {
  first: string;
  again: string;
}

export const passphraseProblem = ({ first, again }: NewPassphrase): string | null => {
  if (first.length < SHORTEST_PASSPHRASE)
    return `${first.length} characters; at least ${SHORTEST_PASSPHRASE} are needed. Several words are easiest to keep.`;
  return first === again ? null : 'The two are not the same. Type it again.';
};

export function PassphraseFields({
  value,
  problem,
  onChange,
}: {
  value: NewPassphrase;
  problem: string | null;
  onChange(value: NewPassphrase): void;
}) {
  const id = useId();
  const field = (name: keyof NewPassphrase, label: string) => (
    <div class="labelled">
      <label class="strong" for={`${id}-${name}`}>
        {label}
      </label>
      <input
        id={`${id}-${name}`}
        class="field"
        type="password"
        autocomplete="new-password"
        value={value[name]}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
        onInput={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <>
      {field('first', 'Passphrase')}
      {field('again', 'Passphrase again')}
      <p id={`${id}-hint`} class={`hint${problem === null ? '' : ' tone-breach'}`}>
        {problem ?? 'It is stored nowhere. Without it nobody can open the backup, and neither can Leadlight.'}
      </p>
    </>
  );
}

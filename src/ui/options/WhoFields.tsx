import type { EscalationPart, WatchWho } from '../../record/watch';
import { useId } from '../components/use-id';

const PARTS: readonly (readonly [part: EscalationPart, label: string])[] = [
  ['backup', 'Steps for the backup rep'],
  ['manager', 'Steps for the manager, and records that change hands'],
];

/** Whose leads are told: everybody's, or one's own and the steps of others' that are one's own. */
export function WhoFields({
  who: { name, parts },
  onChange,
}: {
  who: WatchWho;
  onChange(who: WatchWho): void;
}) {
  const id = useId();
  const turn = (part: EscalationPart, isOn: boolean): void =>
    onChange({ name, parts: isOn ? [...parts, part] : parts.filter((one) => one !== part) });
  return (
    <>
      <label class="labelled" for={id}>
        Your name, as the CRM shows owners
        <input
          id={id}
          class="field"
          autocomplete="off"
          value={name}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value.trim(), parts })}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {name === ''
          ? 'Left empty, you are told of everybody’s leads and of every step.'
          : 'You are told of your own leads, and of those without an owner. The toolbar button and the queue count all.'}
      </p>
      {name !== '' && (
        <fieldset class="choices">
          <legend class="strong">Of other people’s leads, tell me</legend>
          {PARTS.map(([part, label]) => (
            <label key={part} for={`${id}-${part}`}>
              <input
                id={`${id}-${part}`}
                type="checkbox"
                checked={parts.includes(part)}
                onChange={({ currentTarget }) => turn(part, currentTarget.checked)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

import type { DigestWish } from '../../record/digest';
import { useId } from '../components/use-id';

/** What a rep may hear of beside clocks, in the words of the page. */
const TOLD: readonly (readonly [kind: string, label: string])[] = [
  ['mql', 'A lead becomes an MQL, or one again'],
  ['meeting-booked', 'A meeting is booked'],
  ['lead-back', 'A dormant lead is back'],
  ['stage-entered', 'A deal enters a stage'],
  ['deal-desk', 'An approval comes to be needed'],
  ['cs-handoff', 'A deal is won and goes on'],
  ['handoff-accepted', 'Sales accepts an MQL'],
  ['handoff-rejected', 'Sales rejects an MQL'],
];

export interface HappeningWishes {
  unwanted: string[];
  digest: DigestWish;
}

const FIRST_HOUR = '08:30';

/** Which happenings are told, and when the digests come. */
export function HappeningFields({
  wishes: { unwanted, digest },
  onChange,
}: {
  wishes: HappeningWishes;
  onChange(next: HappeningWishes): void;
}) {
  const id = useId();
  const turn = (kind: string, isTold: boolean): void =>
    onChange({ digest, unwanted: isTold ? unwanted.filter((one) => one !== kind) : [...unwanted, kind] });
  return (
    <>
      <fieldset class="choices">
        <legend class="strong">Tell me also when</legend>
        {TOLD.map(([kind, label]) => (
          <label key={kind} for={`${id}-${kind}`}>
            <input
              id={`${id}-${kind}`}
              type="checkbox"
              checked={!unwanted.includes(kind)}
              onChange={({ currentTarget }) => turn(kind, currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label for={`${id}-daily`}>
        <input
          id={`${id}-daily`}
          type="checkbox"
          checked={digest.daily !== null}
          onChange={({ currentTarget }) =>
            onChange({ unwanted, digest: { ...digest, daily: currentTarget.checked ? FIRST_HOUR : null } })
          }
        />
        <span>
          <span class="strong">Daily digest</span>
          <span class="hint">On weekdays: what is due, what was breached, what moved. Once a day.</span>
        </span>
      </label>
      {digest.daily !== null && (
        <label class="labelled" for={`${id}-hour`}>
          At
          <input
            id={`${id}-hour`}
            class="field"
            type="time"
            value={digest.daily}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' &&
              onChange({ unwanted, digest: { ...digest, daily: currentTarget.value } })
            }
          />
        </label>
      )}
      <label for={`${id}-weekly`}>
        <input
          id={`${id}-weekly`}
          type="checkbox"
          checked={digest.weekly}
          onChange={({ currentTarget }) =>
            onChange({ unwanted, digest: { ...digest, weekly: currentTarget.checked } })
          }
        />
        <span>
          <span class="strong">Weekly digest</span>
          <span class="hint">On Mondays at the same hour, about the week before and the one to come.</span>
        </span>
      </label>
      <p>
        <a class="link" href="/digest.html">
          Open the digest
        </a>
      </p>
    </>
  );
}

import { joinWords } from '../../record/format';
import type { HandoffOffer } from '../../record/handoff';
import { useId } from './use-id';

type Stated = Readonly<Record<string, string>>;

/** Whether as much is known as the pack asks for, read or stated. */
export function isEnough({ asks }: HandoffOffer, stated: Stated): boolean {
  if (!asks) return true;
  const known = asks.questions.filter(({ field, value }) => value !== null || stated[field]?.trim());
  return known.length >= asks.atLeast;
}

/** What the rep has stated, with the questions' own labels. */
export const statedAnswers = ({ asks }: HandoffOffer, stated: Stated): { label: string; value: string }[] =>
  (asks?.questions ?? []).flatMap(({ field, label }) => {
    const value = stated[field]?.trim();
    return value ? [{ label, value }] : [];
  });

/** What must be known before a lead is accepted (BANT, or what the pack asks). */
export function AcceptFields({
  offer,
  stated,
  isAsked,
  isWritten,
  onChange,
}: {
  offer: HandoffOffer;
  stated: Record<string, string>;
  isAsked: boolean;
  /** False where what is stated is kept on this device only. */
  isWritten: boolean;
  onChange(next: Record<string, string>): void;
}) {
  const { asks } = offer;
  const id = useId();
  if (!asks) return <p>Sales takes it over from here.</p>;
  const isMissing = isAsked && !isEnough(offer, stated);
  const labels = joinWords(asks.questions.map(({ label }) => label));
  return (
    <>
      <p id={id} class={isMissing ? 'tone-breach' : ''} role={isMissing ? 'alert' : undefined}>
        {isMissing ? 'Still missing: at' : 'At'} least {asks.atLeast} of {labels}.
        {isWritten && ' Empty fields are filled with what you write.'}
      </p>
      {asks.questions.map(({ field, label, value }) => (
        <label key={field} class="labelled" for={`${id}-${field}`}>
          {label}
          <input
            id={`${id}-${field}`}
            class="field"
            maxLength={255}
            autocomplete="off"
            aria-describedby={id}
            readOnly={value !== null}
            value={value ?? stated[field] ?? ''}
            onInput={({ currentTarget }) => onChange({ ...stated, [field]: currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}

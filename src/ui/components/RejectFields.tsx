import type { FormatContext } from '../../record/format';
import { type HandoffCode, type HandoffOffer, reasonName, returnDay } from '../../record/handoff';
import type { IsoDate } from '../../record/types';
import { outcomeText } from './handoff-words';
import { useId } from './use-id';

/** What the rep has chosen; `before` is the day of what the lead returns before. */
export interface Rejection {
  code: string;
  before: IsoDate | '';
}

export const codeOf = ({ codes }: HandoffOffer, { code }: Rejection): HandoffCode | null =>
  codes.find(({ id }) => id === code) ?? null;

export const rejectionDay = (code: HandoffCode, { before }: Rejection, today: IsoDate): IsoDate | null =>
  returnDay(code, today, before);

/** The reason code, what becomes of the lead, and the day where the code asks for one. */
export function RejectFields({
  offer,
  rejection,
  isAsked,
  today,
  context,
  onChange,
}: {
  offer: HandoffOffer;
  rejection: Rejection;
  isAsked: boolean;
  today: IsoDate;
  context: FormatContext;
  onChange(next: Rejection): void;
}) {
  const id = useId();
  const code = codeOf(offer, rejection);
  const isMissing = isAsked && code === null;
  const event = code?.action === 'recycle' ? code.recycleBefore : undefined;
  return (
    <>
      <label for={id}>{offer.reject.reason.label}</label>
      <select
        id={id}
        class="field"
        aria-required="true"
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        value={rejection.code}
        onInput={({ currentTarget }) => onChange({ ...rejection, code: currentTarget.value })}
      >
        <option value="">Choose…</option>
        {offer.codes.map((one) => (
          <option key={one.id} value={one.id}>
            {reasonName(one)}
          </option>
        ))}
      </select>
      {event !== undefined && (
        <label class="labelled" for={`${id}-day`}>
          Day of {event}, if you know it
          <input
            id={`${id}-day`}
            class="field"
            type="date"
            min={today}
            value={rejection.before}
            onInput={({ currentTarget }) => onChange({ ...rejection, before: currentTarget.value })}
          />
        </label>
      )}
      <p id={`${id}-hint`} class={`small-text ${isMissing ? 'tone-breach' : ''}`} role="status">
        {code
          ? outcomeText(code, rejectionDay(code, rejection, today), context)
          : isMissing
            ? 'A reason code is required.'
            : 'What becomes of the lead follows from the reason.'}
      </p>
    </>
  );
}

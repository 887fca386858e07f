import { SPEND_LIMITS } from '../../record/spend';
import { useId } from '../components/use-id';
import { lifetimeAt } from './read-sheet';
import type { SheetPartProps } from './SpendTable';
import { type TypedLifetime, withLifetime } from './spend-sheet';

/** What one customer is worth, when that was worked out, and how. */
export function LifetimeFields(props: SheetPartProps & { today: string }) {
  const { sheet, today, onChange } = props;
  const id = useId();
  const [newest] = sheet.lifetimes;
  return (
    <fieldset class="spend-lifetime">
      <legend>Lifetime value of a customer</legend>
      <p id={`${id}-hint`} class="small-text">
        Of one customer, gross margin taken into account. A period takes the newest value up to its last
        month.
      </p>
      {sheet.lifetimes.map((typed, index) => (
        <Lifetime key={index} {...props} typed={typed} index={index} hint={`${id}-hint`} />
      ))}
      {newest && newest.amount.trim() !== '' && (
        <button type="button" class="link small-text" onClick={() => onChange(withLifetime(sheet, today))}>
          Add a newer value
        </button>
      )}
    </fieldset>
  );
}

function Lifetime({
  sheet,
  problems,
  typed,
  index,
  hint,
  onChange,
}: SheetPartProps & { typed: TypedLifetime; index: number; hint: string }) {
  const id = useId();
  const set = (part: Partial<TypedLifetime>): void =>
    onChange({
      ...sheet,
      lifetimes: sheet.lifetimes.map((one, at) => (at === index ? { ...one, ...part } : one)),
    });
  const isWrong = (field: 'amount' | 'asOf'): boolean =>
    problems.some(({ at }) => at === lifetimeAt(index, field));
  return (
    <div class="spend-row">
      <span class="labelled">
        <label for={`${id}-amount`}>Lifetime value</label>
        <input
          id={`${id}-amount`}
          class="field"
          inputMode="decimal"
          autocomplete="off"
          value={typed.amount}
          aria-invalid={isWrong('amount')}
          aria-describedby={hint}
          onInput={({ currentTarget }) => set({ amount: currentTarget.value })}
        />
      </span>
      <span class="labelled">
        <label for={`${id}-day`}>As of</label>
        <input
          id={`${id}-day`}
          class="field"
          type="date"
          value={typed.asOf}
          aria-invalid={isWrong('asOf')}
          onInput={({ currentTarget }) => set({ asOf: currentTarget.value })}
        />
      </span>
      <span class="labelled spend-note">
        <label for={`${id}-note`}>How it was worked out</label>
        <input
          id={`${id}-note`}
          class="field"
          maxLength={SPEND_LIMITS.note}
          autocomplete="off"
          value={typed.note}
          onInput={({ currentTarget }) => set({ note: currentTarget.value })}
        />
      </span>
    </div>
  );
}

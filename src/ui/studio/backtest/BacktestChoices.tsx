import type { RecordSource } from '../../../contracts/studio-service';
import { type FormatContext, formatNumber } from '../../../record/format';
import { useId } from '../../components/use-id';
import { choiceFor, type HistoryChoice, outcomeOf, sourceId, sourceName } from './history-choice';

/** Which stored records are the history, and how it is told what became of each. */
export function BacktestChoices({
  sources,
  choice,
  onChoice,
  onRun,
  isBusy,
  context,
}: {
  sources: readonly RecordSource[];
  choice: HistoryChoice;
  onChoice(choice: HistoryChoice): void;
  onRun(): void;
  isBusy: boolean;
  context: FormatContext;
}) {
  const id = useId();
  const { source, by } = choice;
  const chooseSource = (name: string): void => {
    const next = sources.find((own) => sourceId(own) === name);
    if (next) onChoice(choiceFor(next));
  };
  return (
    <form
      class="judged-choices"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <label for={`${id}-source`}>
        History
        <select
          id={`${id}-source`}
          class="field"
          value={sourceId(source)}
          onChange={(event) => chooseSource(event.currentTarget.value)}
        >
          {sources.map((own) => (
            <option key={sourceId(own)} value={sourceId(own)}>
              {formatNumber(own.records, context, 0)} {sourceName(own)}
            </option>
          ))}
        </select>
      </label>
      <label for={`${id}-by`}>
        Outcome
        <select
          id={`${id}-by`}
          class="field"
          value={by}
          onChange={(event) => {
            const next = OUTCOMES.find(({ value }) => value === event.currentTarget.value);
            if (next) onChoice({ ...choice, by: next.value });
          }}
        >
          {OUTCOMES.filter(({ value }) => isOffered(value, source)).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <OutcomeDetails id={id} choice={choice} onChoice={onChoice} />
      <button type="submit" class="button primary" disabled={isBusy || outcomeOf(choice) === null}>
        Run backtest
      </button>
    </form>
  );
}

const OUTCOMES = [
  { value: 'stage', label: 'Won or lost, by stage' },
  { value: 'converted', label: 'Converted, or not in time' },
  { value: 'field', label: 'A field has a value' },
] as const;

const isOffered = (by: HistoryChoice['by'], { object }: RecordSource): boolean =>
  by === 'field' || (by === 'stage') === (object === 'deal');

function OutcomeDetails({
  id,
  choice,
  onChoice,
}: {
  id: string;
  choice: HistoryChoice;
  onChoice(choice: HistoryChoice): void;
}) {
  if (choice.by === 'stage') return null;
  if (choice.by === 'converted')
    return (
      <label for={`${id}-days`}>
        Not converted after days
        <input
          id={`${id}-days`}
          class="field"
          type="number"
          min={1}
          max={1000}
          value={choice.afterDays}
          onInput={(event) => onChoice({ ...choice, afterDays: event.currentTarget.valueAsNumber })}
        />
      </label>
    );
  return (
    <>
      <label for={`${id}-field`}>
        Field
        <input
          id={`${id}-field`}
          class="field"
          value={choice.field}
          placeholder="e.g. leadStatus"
          onInput={(event) => onChoice({ ...choice, field: event.currentTarget.value })}
        />
      </label>
      <label for={`${id}-value`}>
        Value that counts as the outcome
        <input
          id={`${id}-value`}
          class="field"
          value={choice.value}
          onInput={(event) => onChoice({ ...choice, value: event.currentTarget.value })}
        />
      </label>
    </>
  );
}

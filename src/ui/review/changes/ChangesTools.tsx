import type { Scope } from '../../../metrics/changes/standing';
import { localDate } from '../../../record/format';
import { useId } from '../../components/use-id';
import { ownersOf } from './page-model';
import {
  betweenOf,
  openingDay,
  type PeriodChoice,
  type PeriodOptions,
  PRESET_LABEL,
  type PresetId,
  presetsOf,
} from './periods';
import type { Spans } from './stored-spans';

interface ToolsProps {
  choice: PeriodChoice;
  options: PeriodOptions;
  /** Null while they are read. */
  spans: Spans | null;
  scope: Scope;
  isBrief: boolean;
  onChoice(choice: PeriodChoice): void;
  onScope(scope: Scope): void;
  onBrief(isBrief: boolean): void;
}

type Values = readonly (readonly [string, string])[];

const ALL: Values = [['', 'All']];

/** What was chosen before may be there no more: it is shown, so that it can be taken away. */
function withChosen(values: Values, chosen: string | undefined): Values {
  const isThere = chosen === undefined || values.some(([value]) => value === chosen);
  return isThere ? [...ALL, ...values] : [...ALL, ...values, [chosen, chosen]];
}

/** Which two days, whose deals, and whether as a bridge or as a brief. */
export function ChangesTools(props: ToolsProps) {
  const { spans, scope, isBrief, onScope, onBrief } = props;
  const views = [
    ['Bridge', false],
    ['Brief', true],
  ] as const;
  return (
    <section class="changes-tools" aria-label="What is compared">
      <Period {...props} />
      <Choice
        label="Pipeline"
        value={scope.pipeline ?? ''}
        values={
          spans
            ? withChosen(
                spans.pipelines.map(({ id, label }) => [id, label]),
                scope.pipeline,
              )
            : ALL
        }
        onValue={(pipeline) => onScope({ ...scope, pipeline: pipeline || undefined })}
      />
      <Choice
        label="Owner"
        value={scope.owner ?? ''}
        values={withChosen(
          (spans ? ownersOf(spans) : []).map((name) => [name, name]),
          scope.owner,
        )}
        onValue={(owner) => onScope({ ...scope, owner: owner || undefined })}
      />
      <fieldset class="changes-views">
        <legend class="heard">Shown as</legend>
        {views.map(([label, isIt]) => (
          <button
            key={label}
            type="button"
            class="nav-item"
            aria-pressed={isIt === isBrief}
            onClick={() => onBrief(isIt)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

function Period({ choice, options, onChoice }: ToolsProps) {
  const between = betweenOf(choice, options);
  const dayOf = (at: number | undefined) => (at === undefined ? '' : (localDate(at, options) ?? ''));
  const fromDay = between ? (openingDay(between.from, options.zone) ?? '') : '';
  const days = 'preset' in choice ? { fromDay, toDay: dayOf(between?.to) } : choice;
  const today = dayOf(options.now);
  const presets = presetsOf(options);
  return (
    <>
      <Choice
        label="Changes"
        value={'preset' in choice ? choice.preset : ''}
        values={[
          ...presets.map((id) => [id, PRESET_LABEL[id]] as const),
          ...('preset' in choice ? [] : [['', 'Between two days'] as const]),
        ]}
        onValue={(value) => {
          const preset = presets.find((id): id is PresetId => id === value);
          if (preset) onChoice({ preset });
        }}
      />
      <Day
        label="From"
        value={days.fromDay}
        max={today}
        onDay={(fromDay) => onChoice({ ...days, fromDay })}
      />
      <Day label="To" value={days.toDay} max={today} onDay={(toDay) => onChoice({ ...days, toDay })} />
    </>
  );
}

function Day({
  label,
  value,
  max,
  onDay,
}: {
  label: string;
  value: string;
  max: string;
  onDay(day: string): void;
}) {
  const id = useId();
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        max={max}
        onChange={({ currentTarget }) => currentTarget.value && onDay(currentTarget.value)}
      />
    </span>
  );
}

export function Choice({
  label,
  value,
  values,
  onValue,
}: {
  label: string;
  value: string;
  values: Values;
  onValue(value: string): void;
}) {
  const id = useId();
  return (
    <span class={`choice ${value ? 'is-set' : ''}`}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
        {values.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

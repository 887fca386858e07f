import { Icon } from '../../components/Icon';
import type { InputProps } from './inputs';

const isShift = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((time) => typeof time === 'string');

/** The open hours of a day; a day without any is a day off. */
export function Shifts({ id, path, value, onChange, label = 'Hours', isOptional }: InputProps) {
  const shifts = Array.isArray(value) ? value.filter(isShift) : [];
  const set = (next: readonly [string, string][]): void =>
    onChange(next.length === 0 && isOptional ? undefined : next);
  const change = (index: number, side: 0 | 1, time: string): void =>
    set(
      shifts.map(([from, to], at): [string, string] => {
        if (at !== index) return [from, to];
        return side === 0 ? [time, to] : [from, time];
      }),
    );
  return (
    <div class="studio-shifts" data-path={path}>
      {shifts.length === 0 && <span class="hint">Day off</span>}
      {shifts.map((shift, index) => (
        <span key={index} class="studio-unit" data-path={`${path}[${index}]`}>
          {([0, 1] as const).map((side) => (
            <input
              key={side}
              {...(index === 0 && side === 0 ? { id } : {})}
              class="field studio-time"
              aria-label={`${label}, ${side === 0 ? 'from' : 'to'}`}
              placeholder="09:00"
              maxLength={5}
              value={shift[side]}
              onInput={(event) => change(index, side, event.currentTarget.value)}
            />
          ))}
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove ${shift.join(' to ')} from ${label}`}
            onClick={() => set(shifts.filter((_, at) => at !== index))}
          >
            <Icon name="close" class="small" />
          </button>
        </span>
      ))}
      <button
        type="button"
        class="button compact quiet"
        aria-label={`Add hours: ${label}`}
        onClick={() => set([...shifts, ['09:00', '17:00']])}
      >
        <Icon name="add" class="small" />
        Hours
      </button>
    </div>
  );
}

import { Icon } from '../components/Icon';
import type { WorkState } from './use-work';

/** How far a piece of work is, or what came of it; read out when it ends. */
export function WorkLine({ state, onCancel }: { state: WorkState; onCancel?(): void }) {
  return (
    <div class="work" role="status" aria-live="polite" tabIndex={-1}>
      {state.kind === 'busy' && (
        <p class="work-busy">
          <progress aria-label={state.text} {...(state.part === null ? {} : { max: 1, value: state.part })} />
          <span class="measure">
            {state.text}
            {/* Read out once, not with every step: the bar tells how far it is. */}
            {state.count && <span aria-hidden="true"> {state.count}</span>}
          </span>
          {onCancel && (
            <button type="button" class="button compact" onClick={onCancel}>
              Cancel
            </button>
          )}
        </p>
      )}
      {state.kind === 'done' && (
        <Line tone={state.isWarning ? 'warning' : 'ok'} text={state.text} label={null} />
      )}
      {state.kind === 'failed' && <Line tone="breach" text={state.text} label="Failed" />}
    </div>
  );
}

function Line({
  tone,
  text,
  label,
}: {
  tone: 'ok' | 'warning' | 'breach';
  text: string;
  label: string | null;
}) {
  return (
    <p class={`banner ground-${tone}`}>
      <span class={`tone-${tone}`}>
        <Icon name={tone} {...(label ? { label } : {})} />
      </span>
      <span>{text}</span>
    </p>
  );
}

import { useState } from 'preact/hooks';
import type { Deadline, Reassignment } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { escalationTask, takeOver, taskText } from './escalation-task';
import { useId } from './use-id';

export interface CountdownNextProps {
  deadline: Deadline;
  /** Of the record, for the task. */
  name: string;
  reassignment: Reassignment | null;
  now: EpochMs;
  context: FormatContext;
  /** Opens the preview of a change; left out where nothing may be written. */
  onSuggestion?: ((suggestion: Suggestion) => void) | undefined;
}

/** What follows once a clock is over: the prepared task, and who takes the record over by the routing rules. */
export function CountdownNext({
  deadline,
  name,
  reassignment,
  now,
  context,
  onSuggestion,
}: CountdownNextProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const task = escalationTask(deadline, name, now, context);
  if (!task) return null;
  const isReassigned = deadline.escalation.some(({ to }) => to === 'reassign');
  const copy = (): void =>
    void navigator.clipboard.writeText(taskText(task)).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <div class="clock-next">
      {isReassigned && reassignment && <Takeover reassignment={reassignment} onSuggestion={onSuggestion} />}
      <p class="clock-buttons">
        {onSuggestion ? (
          <button
            type="button"
            class="button compact"
            aria-haspopup="dialog"
            onClick={() => onSuggestion({ label: 'Create task…', change: { kind: 'createTask', task } })}
          >
            Create the call task…
          </button>
        ) : (
          <button type="button" class="button compact" onClick={copy}>
            Copy the call task
          </button>
        )}
        <span class="small-text" role="status">
          {copied === 'yes' && 'Copied.'}
          {copied === 'refused' && `The browser did not allow it. The task: ${taskText(task)}`}
        </span>
      </p>
    </div>
  );
}

function Takeover({
  reassignment,
  onSuggestion,
}: {
  reassignment: Reassignment;
  onSuggestion: CountdownNextProps['onSuggestion'];
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const suggestion = takeOver(reassignment);
  return (
    <>
      <p class="small-text">
        {reassignment.sentence}{' '}
        <button
          type="button"
          class="link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          Why?
        </button>
      </p>
      {isOpen && (
        <ol id={id} class="clock-path small-text" aria-label="Routing, branch by branch">
          {reassignment.path.map(({ label, value }) => (
            <li key={label}>
              <span class="strong">{label}:</span> {value}
            </li>
          ))}
        </ol>
      )}
      {suggestion && onSuggestion && (
        <p>
          <button
            type="button"
            class="button compact"
            aria-haspopup="dialog"
            onClick={() => onSuggestion(suggestion)}
          >
            <span class="cut">{suggestion.label}</span>
          </button>
        </p>
      )}
    </>
  );
}

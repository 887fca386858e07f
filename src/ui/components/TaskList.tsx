import { type FormatContext, formatIsoDate, localDate } from '../../record/format';
import type { StageTasks } from '../../record/handoff';
import type { EpochMs } from '../../record/types';
import { nextWorkday } from '../../record/write-back';
import { Icon } from './Icon';
import type { RecordActions, RecordView } from './record-view';
import type { RecordUi } from './use-record-ui';

/** What the pack wants done in the record's stage; whether it was done is not known. Each can be made a task in the CRM, where that may be changed. */
export function TaskList({
  view,
  actions,
  ui,
  now,
  context,
}: {
  view: RecordView;
  actions: RecordActions;
  ui: RecordUi;
  now: EpochMs;
  context: FormatContext;
}) {
  const tasks = view.handoff?.tasks;
  if (!tasks) return null;
  const today = dayOf(now, context);
  const canCreate = view.writes?.access === 'on' && actions.changes !== undefined;
  return (
    <section class="section handoff" aria-label={`To do in ${tasks.stage}`}>
      <h2 class="strong with-icon">
        <Icon name="jump" />
        To do in {tasks.stage}
      </h2>
      <ul class="task-list">
        {tasks.tasks.map((task) => (
          <li key={task.id}>
            <span>{task.label}</span>
            {task.due && (
              <span class="small-text measure">
                {task.due < today ? 'was due' : 'by'} {formatIsoDate(task.due, context)}
              </span>
            )}
            {canCreate && (
              <button
                type="button"
                class="link"
                aria-haspopup="dialog"
                aria-label={`Create task: ${task.label}`}
                onClick={() => ui.show(taskOverlay(tasks, task, now, context))}
              >
                Create task…
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const dayOf = (now: EpochMs, context: FormatContext): string =>
  localDate(now, context) ?? new Date(now).toISOString().slice(0, 10);

function taskOverlay(
  { stage }: StageTasks,
  { label, due }: StageTasks['tasks'][number],
  now: EpochMs,
  context: FormatContext,
) {
  const today = dayOf(now, context);
  const day = due !== null && due >= today ? due : nextWorkday(today);
  const task = { subject: label, due: day, note: `To do in ${stage}.` };
  return {
    kind: 'change',
    suggestion: { label: 'Create task…', change: { kind: 'createTask', task } },
    waiting: null,
  } as const;
}

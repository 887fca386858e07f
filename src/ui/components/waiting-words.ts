import type { FormatContext } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { TaskDraft, WantedValue, WriteLogEntry } from '../../record/write-back';
import { readable } from './when';

/**
 * What a change that waits would do: "Owner: Kim Rep → Lou Rep". What the field holds now is said as far as the
 * record as given tells it, else only what it is to hold: "Owner → Lou Rep". '' for an entry that waits no longer.
 */
export function waitingText(
  { waiting }: Pick<WriteLogEntry, 'waiting'>,
  record: CrmRecord | null,
  context: FormatContext,
): string {
  if (!waiting) return '';
  if (waiting.kind === 'createTask') return taskText(waiting.task, context);
  return waiting.values.map((value) => valueText(value, record, context)).join(', ');
}

function taskText({ touch, subject, due }: TaskDraft, context: FormatContext): string {
  const day = readable(due, context);
  return touch ? `Log as done: ${subject}, on ${day}` : `New task: ${subject}, due ${day}`;
}

function valueText(
  { field, label, names }: WantedValue,
  record: CrmRecord | null,
  context: FormatContext,
): string {
  const after = readable(names[0] ?? '', context) || 'empty';
  const before = knownText(record, field, context);
  return before === null || before === after ? `${label} → ${after}` : `${label}: ${before} → ${after}`;
}

/** Null where the field was not read. */
function knownText(record: CrmRecord | null, field: string, context: FormatContext): string | null {
  const reading = record?.fields[field];
  if (reading?.state === 'empty') return 'empty';
  return reading?.state === 'value' ? readable(reading.text, context) : null;
}

/** Why it still waits: nothing was sent yet, or what its last try came to. */
export function whyItWaits({ result, reason }: Pick<WriteLogEntry, 'result' | 'reason'>): string {
  if (result === 'waiting') return 'You were offline, so nothing was sent.';
  if (result === 'started') return 'It was begun, and is not known to have ended.';
  return reason ?? '';
}

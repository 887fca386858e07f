import { useMemo, useState } from 'preact/hooks';
import { type Feedback, parseFeedback } from '../../../record/feedback';
import { feedbackOfPayload } from '../../../record/feedback-event';
import { mergeFeedback } from '../../../record/feedback-merge';
import { plural } from '../../../record/format';
import { editText } from '../../../rule-packs/edit-text';
import type { StudioPanelProps } from '../draft';
import { RuleTable } from './RuleTable';
import './feedback.css';

/** More than a large team hands in for a year; and no file of counts is so long. */
const MOST_FILES = 2000;
const LARGEST = 5_000_000;

/** What reps' browsers say of each rule: which warnings are fixed, and which are only read past. */
export function FeedbackPanel({ draft, replace, goTo }: StudioPanelProps) {
  const [files, setFiles] = useState<Feedback[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const merged = useMemo(() => mergeFeedback(files), [files]);

  async function read(list: Iterable<File>): Promise<void> {
    const read = await Promise.all(
      [...list].slice(0, MOST_FILES).map(async (file) => ({
        name: file.name,
        feedback: file.size > LARGEST ? null : feedbackIn(await file.text()),
      })),
    );
    setRefused(read.flatMap(({ name, feedback }) => (feedback ? [] : [name])));
    setFiles((old) => [...old, ...read.flatMap(({ feedback }) => feedback ?? [])]);
  }

  function silence(rule: string): void {
    const at = draft.pack?.rules.findIndex(({ id }) => id === rule) ?? -1;
    const path = `rules[${at}].mode`;
    if (at >= 0)
      replace(editText(draft.text, [{ do: 'set', path, value: 'shadow' }]), `${rule} in shadow mode`);
  }

  return (
    <div class="feedback">
      <section
        class="feedback-drop"
        aria-labelledby="feedback-title"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void read(event.dataTransfer?.files ?? []);
        }}
      >
        <h2 id="feedback-title">Feedback from reps</h2>
        <p>
          Reps save it on their settings page, under Rule packs. Drop the files here, or choose them; the same
          month of a browser counts once.
        </p>
        <label class="button feedback-file">
          Choose feedback files
          <input
            type="file"
            class="heard"
            multiple
            accept=".json"
            onChange={(event) => {
              const input = event.currentTarget;
              void read(input.files ?? []).then(() => {
                input.value = '';
              });
            }}
          />
        </label>
        {refused.length > 0 && (
          <p role="alert" class="tone-breach">
            {plural(refused.length, 'file')} left out, because it is no feedback of a Leadlight:{' '}
            {refused.slice(0, 5).join(', ')}.
          </p>
        )}
        {merged.months && (
          <p role="status">
            {plural(merged.devices, 'browser')}, {monthsText(merged.months)}.{' '}
            <button type="button" class="link" onClick={() => setFiles([])}>
              Clear
            </button>
          </p>
        )}
      </section>
      {merged.rules.length > 0 && (
        <RuleTable
          rules={merged.rules}
          pack={draft.pack}
          onShadow={silence}
          onShow={(at) => goTo(`rules[${at}]`)}
        />
      )}
    </div>
  );
}

/** A file that a rep saved, or a JSON message of a channel as its receiver kept it. */
const feedbackIn = (text: string): Feedback | null => parseFeedback(text) ?? feedbackOfPayload(text);

const monthsText = ({ from, to }: { from: string; to: string }): string =>
  from === to ? from : `${from} to ${to}`;

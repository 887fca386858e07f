import type { PublishForm } from '../../../publishing/publish-terms';

interface Props {
  form: PublishForm;
  problems: readonly string[];
  onForm(form: PublishForm): void;
  sign: { label: string; isReady: boolean; run(): void };
}

/** For whom a version is, from when on and how long; then it is signed. */
export function TermsCard({ form, problems, onForm, sign }: Props) {
  const field = (name: 'expiresIn' | 'groups' | 'activateAt' | 'parkDays' | 'nextKey', more: object) => ({
    id: `publish-${name}`,
    class: 'field',
    value: form[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      onForm({ ...form, [name]: event.currentTarget.value }),
    ...more,
  });
  return (
    <section class="publish-card" aria-labelledby="terms-title">
      <h2 id="terms-title">3. Who gets it, and when</h2>
      <div class="publish-form">
        <label for="publish-expiresIn">Good for, in days</label>
        <input {...field('expiresIn', { inputMode: 'numeric' })} />
        <label for="publish-parkDays">Park old findings, for days</label>
        <input {...field('parkDays', { inputMode: 'numeric', placeholder: 'none' })} />
        <p class="hint">
          What new and changed rules find on records that were so before is folded away for so long, and in no
          count. New violations are shown.
        </p>
        <details>
          <summary>Teams, stages, schedule and next key</summary>
          <div class="publish-form">
            <label for="publish-groups">Only for these groups</label>
            <input {...field('groups', { placeholder: 'all; or emea, apac' })} />
            <label for="publish-activateAt">Use from, in UTC</label>
            <input {...field('activateAt', { type: 'datetime-local' })} />
            <Stages form={form} onForm={onForm} />
            <label for="publish-nextKey">Public key that signs what comes next</label>
            <input {...field('nextKey', { placeholder: 'the same key', spellcheck: false })} />
          </div>
        </details>
        {problems.length > 0 && (
          <ul class="publish-lines tone-breach" role="status">
            {problems.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <button
          type="button"
          class={`button${sign.isReady ? ' primary' : ''}`}
          disabled={!sign.isReady}
          onClick={sign.run}
        >
          {sign.label}
        </button>
      </div>
    </section>
  );
}

function Stages({ form, onForm }: Pick<Props, 'form' | 'onForm'>) {
  const { stages } = form;
  const change = (at: number, part: object): void =>
    onForm({ ...form, stages: stages.map((stage, index) => (index === at ? { ...stage, ...part } : stage)) });
  return (
    <fieldset class="publish-stages">
      <legend>Stages</legend>
      {stages.map((stage, index) => (
        <div key={index}>
          <input
            class="field"
            inputMode="numeric"
            aria-label={`Stage ${index + 1}: of a hundred browsers`}
            placeholder="10"
            value={stage.percent}
            onInput={(event) => change(index, { percent: event.currentTarget.value })}
          />
          <span>% from</span>
          <input
            class="field"
            type="date"
            aria-label={`Stage ${index + 1}: from`}
            value={stage.from}
            onInput={(event) => change(index, { from: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button quiet"
            aria-label={`Remove stage ${index + 1}`}
            onClick={() => onForm({ ...form, stages: stages.filter((_, other) => other !== index) })}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => onForm({ ...form, stages: [...stages, { percent: '', from: '' }] })}
      >
        {stages.length === 0 ? 'Begin with some browsers' : 'Add a stage'}
      </button>
    </fieldset>
  );
}

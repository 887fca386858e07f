import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import type { PollState } from '../../record/poll';
import { useId } from '../components/use-id';
import type { PollActions } from './poll-actions';

type Scope = PollState['scope'];
type Choice = { label: string; scope: Scope };

/** Whose leads to watch for. */
export function PollForm({
  connection: { crm, org },
  actions,
  onStarted,
  onClose,
}: {
  connection: Pick<ConnectionView, 'crm' | 'org'>;
  actions: Pick<PollActions, 'scopes' | 'start'>;
  onStarted(): void;
  onClose(): void;
}) {
  const id = useId();
  const [choices, setChoices] = useState<Choice[] | null>(null);
  const [chosen, setChosen] = useState('0');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    actions.scopes(crm, org, 'lead').then(
      (found) => isCurrent && setChoices(found.flatMap(({ scope, label }) => choiceOf(scope, label))),
      (error: unknown) => isCurrent && setProblem(textOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [actions, crm, org]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const scope = choices?.[Number(chosen)]?.scope;
    if (!scope) return;
    try {
      await actions.start({ crm, org, scope });
      onStarted();
    } catch (error) {
      setProblem(textOf(error));
    }
  }

  return (
    <form class="sync-form" onSubmit={(event) => void submit(event)}>
      <div class="labelled">
        <label class="strong" for={id}>
          Whose leads
        </label>
        <select
          id={id}
          class="field"
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {(choices ?? []).map(({ label }, index) => (
            <option key={label} value={String(index)}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {choices === null && problem === null && <p role="status">Asking whose leads there are…</p>}
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="connection-actions">
        <button type="submit" class="button primary" disabled={choices === null}>
          Start watching
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** A list view can’t be asked for what changed. */
const choiceOf = (scope: Scope | { kind: 'view' }, label: string): Choice[] =>
  scope.kind === 'view' ? [] : [{ scope, label }];

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

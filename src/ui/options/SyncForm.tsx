import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../contracts/connection-service';
import type { ScopeChoice, SyncObject, SyncScope } from '../../record/sync';
import { useId } from '../components/use-id';
import type { SyncActions } from './sync-actions';
import { syncNoun } from './sync-lines';

const OBJECTS: readonly SyncObject[] = ['deal', 'lead'];
const GROUPS: readonly ScopeChoice['group'][] = ['Everything', 'People', 'Teams', 'List views'];
const MINUTE_MS = 60_000;
const TIMES: readonly (readonly [string, number | null])[] = [
  ['Every 30 minutes', 30 * MINUTE_MS],
  ['Every hour', 60 * MINUTE_MS],
  ['Once a day', 24 * 60 * MINUTE_MS],
  ['Only when I ask', null],
];

interface Props {
  connection: Pick<ConnectionView, 'crm' | 'org'>;
  actions: Pick<SyncActions, 'scopes' | 'start'>;
  onStarted(): void;
  onClose(): void;
}

/** What to keep of one connection: which records, and how often their changes are read. */
export function SyncForm({ connection: { crm, org }, actions, onStarted, onClose }: Props) {
  const id = useId();
  const [object, setObject] = useState<SyncObject>('deal');
  const [choices, setChoices] = useState<ScopeChoice[] | null>(null);
  const [chosen, setChosen] = useState('0');
  const [time, setTime] = useState('0');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    setChoices(null);
    setProblem(null);
    actions.scopes(crm, org, object).then(
      (found) => isCurrent && setChoices(found),
      (error: unknown) => isCurrent && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [actions, crm, org, object]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const scope: SyncScope | undefined = choices?.[Number(chosen)]?.scope;
    if (!scope) return;
    try {
      await actions.start({ crm, org, object, scope, everyMs: TIMES[Number(time)]?.[1] ?? null });
      onStarted();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <form class="sync-form" onSubmit={(event) => void submit(event)}>
      <Choice
        id={`${id}-object`}
        label="What"
        value={object}
        onChange={(value) => {
          setObject(value === 'lead' ? 'lead' : 'deal');
          setChosen('0');
        }}
      >
        {OBJECTS.map((one) => (
          <option key={one} value={one}>
            {syncNoun({ crm, object: one })}
          </option>
        ))}
      </Choice>
      <Choice id={`${id}-scope`} label="Which" value={chosen} onChange={setChosen}>
        {GROUPS.map((group) => (
          <ScopeGroup key={group} group={group} choices={choices ?? []} />
        ))}
      </Choice>
      <Choice id={`${id}-time`} label="Read changes" value={time} onChange={setTime}>
        {TIMES.map(([label], index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </Choice>
      {choices === null && problem === null && <p role="status">Asking which records there are…</p>}
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="connection-actions">
        <button type="submit" class="button primary" disabled={choices === null}>
          Keep them on this device
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function ScopeGroup({ group, choices }: { group: ScopeChoice['group']; choices: readonly ScopeChoice[] }) {
  const own = choices.flatMap((choice, index) => (choice.group === group ? [{ choice, index }] : []));
  if (own.length === 0) return null;
  return (
    <optgroup label={group}>
      {own.map(({ choice, index }) => (
        <option key={index} value={String(index)}>
          {choice.label}
        </option>
      ))}
    </optgroup>
  );
}

function Choice({
  id,
  label,
  value,
  onChange,
  children,
}: {
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="labelled">
      <label class="strong" for={id}>
        {label}
      </label>
      <select id={id} class="field" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  );
}

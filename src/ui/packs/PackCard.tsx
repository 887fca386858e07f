import { useState } from 'preact/hooks';
import type { FormatContext } from '../../record/format';
import { messageOf } from '../../record/no-room';
import type { PackSubscription } from '../../record/pack-subscription';
import { Icon } from '../components/Icon';
import { PackFacts } from './PackFacts';
import { STATE_WORDS } from './pack-words';
import type { PacksActions } from './packs-actions';

interface Props {
  pack: PackSubscription;
  actions: PacksActions;
  context: FormatContext;
  onChanged(): Promise<void>;
}

/** One pack that is followed: how it stands, what is known of it, and what can be done with it. */
export function PackCard({ pack, actions, context, onChanged }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { label, tone, icon } = STATE_WORDS[pack.state];
  const name = pack.name ?? (pack.url === null ? 'Pack from files' : new URL(pack.url).host);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(messageOf(error));
    }
    await onChanged();
    setBusy(false);
  }

  return (
    <li class="card" aria-busy={isBusy}>
      <div class="pack-head">
        <h2>
          {name}
          {pack.version && ` ${pack.version.version}`}
        </h2>
        {pack.isManaged && <span class="pack-tag">Set by your organisation</span>}
      </div>
      <div class={`banner ground-${tone}`} role="status">
        <span class={`tone-${tone}`}>
          <Icon name={icon} />
        </span>
        <div>
          <strong>{label}</strong> <code class="pack-code">{pack.state}</code>
          <p>{pack.reason}</p>
          {pack.problems.length > 0 && (
            <ul class="pack-problems">
              {pack.problems.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <PackFacts pack={pack} context={context} />
      <PackButtons pack={pack} name={name} actions={actions} isBusy={isBusy} run={run} />
      {failure !== null && (
        <p role="alert" class="tone-breach">
          {failure}
        </p>
      )}
    </li>
  );
}

interface ButtonsProps {
  pack: PackSubscription;
  name: string;
  actions: PacksActions;
  isBusy: boolean;
  run(work: () => Promise<unknown>): Promise<void>;
}

function PackButtons({ pack, name, actions, isBusy, run }: ButtonsProps) {
  const { id, url, state, previous, next, isManaged } = pack;
  const button = (text: string, work: () => Promise<unknown>) => (
    <button
      type="button"
      class="button"
      aria-label={`${text}: ${name}`}
      disabled={isBusy}
      onClick={() => void run(work)}
    >
      {text}
    </button>
  );
  return (
    <div class="pack-buttons">
      {url !== null && state === 'no-permission' && button('Allow reading', () => actions.allow(pack))}
      {url !== null && state !== 'address-missing' && button('Check now', () => actions.syncNow(id))}
      {previous && button(`Go back to ${previous.version}`, () => actions.rollBack(id))}
      {next && next.from === null && button(`Use ${next.version}`, () => actions.useNewest(id))}
      {!isManaged && button('Stop following', () => actions.unsubscribe(id))}
    </div>
  );
}

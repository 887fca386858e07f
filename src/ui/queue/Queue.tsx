import { useMemo, useRef, useState } from 'preact/hooks';
import { type FormatContext, formatZone, plural } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import { crmNow } from '../../sla/watch/events';
import type { Waiting } from '../../store/watch-queue';
import { Banner } from '../components/Banner';
import { Icon } from '../components/Icon';
import type { PageClock } from '../components/page-clock';
import { EmptyQueue } from './EmptyQueue';
import type { ShownFreshness } from './follow-freshness';
import type { LogActions } from './LogContact';
import { OwnerFilter } from './OwnerFilter';
import { QueueFoot } from './QueueFoot';
import type { RowActions } from './QueueItem';
import { QueueLine } from './QueueLine';
import { type Over, QueueOverlay } from './QueueOverlay';
import { filterRows, ownersOf, type QueueChoice, queueLeads, queueRows, teamNames } from './queue-rows';
import type { LeadScores } from './queue-scores';
import type { TeamOf } from './queue-teams';
import { useFocusOnce, useQueueKeys } from './use-queue-keys';
import { useSecond } from './use-second';

/** What the queue asks of the rest of the extension. */
export interface QueueActions extends Omit<LogActions, 'mark'> {
  /** Keeps what the user says they did, and acknowledges. */
  mark(...said: Parameters<LogActions['mark']>): Promise<void>;
  /** All open clocks of the record. */
  acknowledge(key: string): Promise<void>;
  remind(key: string, at: EpochMs): Promise<void>;
  /** Remembers who the user is, as the CRM names owners, and which filter they chose. */
  remember(choice: QueueChoice): void;
}

/** So many are drawn each second. */
const MOST_SHOWN = 100;
/** Whoever comes for one record sees it, whosever it is; what they chose before stays remembered. */
const EVERYBODY = { filter: 'team', me: null, team: null } as const;

export interface QueueProps {
  /** Null until the store has answered. */
  waiting: Waiting | null;
  freshness: ShownFreshness | null;
  scores: LeadScores;
  /** Null until the pack has been read, or where it can't be. */
  teamOf: TeamOf | null;
  actions: QueueActions;
  chosen: QueueChoice;
  /** Key of the record that the page was opened for; null or left out: none. */
  first?: string | null;
  clock: PageClock;
  context: FormatContext;
}

/** Who waits, most urgent first. */
export function Queue(props: QueueProps) {
  const { waiting, freshness, scores, teamOf, actions, chosen, first = null, clock, context } = props;
  const [choice, setChoice] = useState<QueueChoice>(
    first === null ? chosen : { ...EVERYBODY, me: chosen.me },
  );
  const [problem, setProblem] = useState('');
  const [inHand, setInHand] = useState<string | null>(first);
  const [over, setOver] = useState<Over | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const now = useSecond(clock, waiting === null || waiting.records.length === 0);
  const leads = useMemo(() => queueLeads(waiting?.records ?? [], scores, teamOf), [waiting, scores, teamOf]);
  const rows = filterRows(queueRows(leads, now), choice);
  const shown = rows.slice(0, MOST_SHOWN);
  const held = shown.some(({ key }) => key === inHand) ? inHand : (shown[0]?.key ?? null);
  const breached = rows.filter(
    ({ clock: own }) => deadlineStateAt(own.deadline, crmNow(own, now)).state === 'breached',
  );
  useFocusOnce(
    list,
    first,
    shown.some(({ key }) => key === first),
  );
  useQueueKeys(list, () => setOver({ kind: 'help' }));

  function choose(next: QueueChoice): void {
    setChoice(next);
    actions.remember(next);
  }
  /** Does it, and says where it was not done. */
  function attempt(work: Promise<void>, what: string): void {
    setProblem('');
    work.catch((error: unknown) => {
      setProblem(`${what}: ${error instanceof Error ? error.message : String(error)} Try again.`);
    });
  }
  const rowActions: RowActions = {
    acknowledge: (key) => attempt(actions.acknowledge(key), 'It was not acknowledged'),
    log: (row) => setOver({ kind: 'log', row }),
    remind: (row, anchor) => setOver({ kind: 'remind', row, anchor }),
  };

  // Of those that were not read nobody knows whose they are.
  const unread = choice.filter === 'team' && choice.team === null ? (waiting?.more ?? 0) : 0;
  const count = rows.length + unread;
  const more = Math.max(0, rows.length - MOST_SHOWN) + unread;
  return (
    <main class="queue">
      <header class="queue-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">{headline(waiting, count)}</h1>
        {breached.length > 0 && (
          <span class="queue-breached strong tone-breach">
            <Icon name="breach" />
            {breached.length}
            {unread > 0 && ' or more'} breached
          </span>
        )}
      </header>
      <OwnerFilter choice={choice} owners={ownersOf(leads)} teams={teamNames(leads)} onChoose={choose} />
      <p class="queue-problem small-text tone-breach" role="status">
        {problem}
      </p>
      {freshness?.heldUp && (
        <Banner icon="warning" tone="warning" title="Alerts are held up.">
          {freshness.heldUp}
        </Banner>
      )}
      {waiting !== null && rows.length === 0 && <EmptyQueue hidden={leads.length} />}
      <ul class="queue-list" ref={list}>
        {shown.map((row) => (
          <QueueLine
            key={row.key}
            row={row}
            now={crmNow(row.clock, now)}
            isInHand={row.key === held}
            context={context}
            actions={rowActions}
            onTake={setInHand}
          />
        ))}
      </ul>
      {more > 0 && <p class="queue-more small-text">{plural(more, 'more record')}, less urgent.</p>}
      <QueueFoot freshness={freshness} zone={formatZone(now, context)} now={now} context={context} />
      {over && (
        <QueueOverlay
          over={over}
          now={now}
          context={context}
          actions={{
            ...actions,
            mark: (...said) => attempt(actions.mark(...said), 'The contact was not kept'),
          }}
          onRemind={(key, at) => attempt(actions.remind(key, at), 'No reminder was kept')}
          onClose={() => setOver(null)}
        />
      )}
    </main>
  );
}

function headline(waiting: Waiting | null, count: number): string {
  if (waiting === null) return 'Leads that wait';
  return count === 0 ? 'Nobody waits' : `${plural(count, 'lead')} ${count === 1 ? 'waits' : 'wait'} for you`;
}

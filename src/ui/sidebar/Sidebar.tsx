import { useMemo } from 'preact/hooks';
import type { FrameShape } from '../../contracts/page-service';
import { objectNoun } from '../../record/format';
import { recordKey } from '../../record/record-key';
import type { AssessContext, CrmRecord, EpochMs } from '../../record/types';
import { Line } from '../components/Lines';
import { type PageClock, pageClock } from '../components/page-clock';
import { RecordPanel } from '../components/RecordPanel';
import { clockAhead } from './crm-time';
import { LOADING_DELAY_MS, nextChange } from './next-change';
import { PanelHeader } from './PanelHeader';
import { ProblemBody } from './ProblemBody';
import { ResizeHandle } from './ResizeHandle';
import type { SidebarActions, SidebarState } from './sidebar-state';
import { Tab } from './Tab';
import { tabBadge } from './tab-badge';
import { useNow } from './use-now';

export interface SidebarProps {
  state: SidebarState;
  actions: SidebarActions;
  shape: FrameShape;
  /** The time of this state; later times come from `clock`. */
  now: EpochMs;
  context: AssessContext;
  clock?: PageClock;
}

/** The whole sidebar: nothing without a record, else the tab or the panel. */
export function Sidebar({ state, actions, shape, now: given, context, clock = pageClock }: SidebarProps) {
  const skewMs = state.kind === 'record' ? (state.view.clockSkewMs ?? 0) : 0;
  const crmClock = useMemo(() => clockAhead(clock, skewMs), [clock, skewMs]);
  const now = useNow(given + skewMs, (at) => nextChange(state, at), crmClock);
  if (state.kind === 'idle') return null;
  if (shape.state === 'tab')
    return <Tab badge={tabBadge(state, now)} shape={shape} onShape={actions.setFrame} />;
  return (
    <main class="panel" aria-label="Leadlight">
      <ResizeHandle shape={shape} onShape={actions.setFrame} />
      <PanelBody state={state} actions={actions} shape={shape} now={now} context={context} />
    </main>
  );
}

function PanelBody({ state, actions, shape, now, context }: Omit<SidebarProps, 'clock'>) {
  const header = (name: string) => <PanelHeader name={name} shape={shape} actions={actions} />;
  if (state.kind === 'record')
    return (
      <RecordPanel
        key={recordKey(state.view.record.identity)}
        view={state.view}
        actions={actions}
        now={now}
        context={context}
        header={header(recordName(state.view.record))}
        keys="page"
      />
    );
  if (state.kind === 'problem')
    return (
      <div class="record">
        {header('Leadlight')}
        <ProblemBody problem={state.problem} pack={state.pack} actions={actions} />
      </div>
    );
  const isSlow = state.kind === 'loading' && now - state.since >= LOADING_DELAY_MS;
  return (
    <div class="record">
      {header('Leadlight')}
      <div class="record-body" aria-busy="true" role="status">
        {isSlow && <Line icon="refresh">{state.message}</Line>}
      </div>
    </div>
  );
}

/** Deals by their name; leads and contacts with their noun, because a person's name alone says little. */
export function recordName({ identity, title }: Pick<CrmRecord, 'identity' | 'title'>): string {
  const [noun] = objectNoun(identity);
  const Noun = noun.charAt(0).toUpperCase() + noun.slice(1);
  if (!title) return Noun;
  return identity.object === 'deal' ? title : `${Noun} · ${title}`;
}

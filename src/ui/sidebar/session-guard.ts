import type { EngineClient } from '../../contracts/engine-client';
import type { GuardEvent, GuardNote } from '../../contracts/guard-service';
import type { GuardedStage, GuardPlan } from '../../record/guard';
import { recordKey } from '../../record/record-key';
import { stageKey } from '../../record/stage-key';
import type { AssessContext, CrmRecord, RecordIdentity } from '../../record/types';
import type { RecordView } from '../components/record-view';
import type { SidebarSession } from './session-options';
import type { SidebarActions, SidebarState } from './sidebar-state';

/** Keeps the page's guard supplied with answers, and says what it has to say. */
export interface SessionGuard {
  /** A new state of the sidebar: where it shows another assessment, the page gets new answers. */
  follow(state: SidebarState): void;
  onEvent(event: GuardEvent): void;
  /** True while the guard's own question lies over the sidebar. */
  isAsking(): boolean;
}

export function createSessionGuard(options: {
  engine: Pick<EngineClient, 'guardPlan'>;
  setPlan(plan: GuardPlan): Promise<void>;
  noteDrop(note: GuardNote): Promise<void>;
  /** A record as this device last saw it; null when it never did. */
  lookUp(identity: RecordIdentity): Promise<CrmRecord | null>;
  /** Null until it has started. */
  session(): (Pick<SidebarSession, 'raise' | 'drop'> & Pick<SidebarActions, 'revealField'>) | null;
  context(): AssessContext;
}): SessionGuard {
  let judged: RecordView['assessment'] | null = null;
  let isAsking = false;
  let note: { key: string; stage: GuardedStage } | null = null;

  async function plan({ record }: RecordView): Promise<void> {
    await options.setPlan(await options.engine.guardPlan(record, options.context()));
  }

  /** What is known of a dropped card's record says what was short; nothing known says nothing. */
  async function noteDrop({ identity, names }: Extract<GuardEvent, { kind: 'dropped' }>): Promise<void> {
    const record = await options.lookUp(identity);
    if (!record) return;
    const { stages } = await options.engine.guardPlan(record, options.context());
    const keys = names.map(stageKey);
    const stage = stages.find((guarded) => keys.some((key) => guarded.names.includes(key)));
    const title = record.title ?? names[0] ?? '';
    if (stage) await options.noteDrop({ title, url: identity.url, seenAt: record.asOf, stage });
  }

  /** A note is over once the deal is in its stage and nothing of it is left. */
  function endNote({ record, assessment }: RecordView): void {
    if (!note || note.key !== recordKey(record.identity)) return;
    const { names, findings } = note.stage;
    const isThere = [record.stage?.id, record.stage?.label].some((name) => names.includes(stageKey(name)));
    const isLeft = findings.some(({ rule }) =>
      assessment.findings.some((finding) => finding.rule === rule && finding.outcome === 'fail'),
    );
    if (!isThere || isLeft) return;
    note = null;
    options.session()?.drop('stage-note');
  }

  return {
    follow(state) {
      if (state.kind !== 'record' || state.view.freshness !== 'live') return;
      if (state.view.assessment === judged) return;
      judged = state.view.assessment;
      // Without answers the guard does nothing; the next reading asks again.
      plan(state.view).catch(() => {});
      endNote(state.view);
    },
    isAsking: () => isAsking,
    onEvent(event) {
      if (event.kind === 'asking') {
        isAsking = event.isOpen;
        return;
      }
      if (event.kind === 'dropped') {
        noteDrop(event).catch(() => {});
        return;
      }
      const session = options.session();
      if (!session || !judged) return;
      if (event.kind === 'fix') session.revealField(event.field);
      else if (event.kind === 'again') session.raise({ kind: 'choose-again', stage: event.stage });
      else {
        note = { key: recordKey(judged.identity), stage: event.stage };
        session.raise({ kind: 'stage-note', stage: event.stage });
      }
    },
  };
}

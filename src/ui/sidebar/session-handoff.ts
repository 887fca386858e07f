import type { HandoffService } from '../../contracts/handoff-service';
import type { FrameShape } from '../../contracts/page-service';
import type { HandoffView } from '../../record/handoff';
import { recordKey } from '../../record/record-key';
import type { RecordIdentity } from '../../record/types';
import type { HandoffActions } from '../components/record-view';
import type { SidebarState } from './sidebar-state';

export interface SessionHandoff {
  actions: HandoffActions;
  /** A state of the session is to be shown: with the handoff of its record, as far as that is known. */
  onState(state: SidebarState, shape: FrameShape): void;
  /** What is stored of the record has changed. */
  recall(): void;
}

/** Adds the handoff of the record that is open, as the background knows it, to each state that is shown. */
export function createSessionHandoff(options: {
  service: HandoffService;
  copyText(text: string): Promise<void>;
  show(state: SidebarState, shape: FrameShape): void;
}): SessionHandoff {
  const { service } = options;
  let identity: RecordIdentity | null = null;
  let view: HandoffView | null = null;
  let last: [SidebarState, FrameShape] | null = null;
  let asked = 0;
  let answered = 0;
  let failed = 0;

  function show(): void {
    if (!last) return;
    const [state, shape] = last;
    const full: SidebarState =
      state.kind === 'record' && view ? { kind: 'record', view: { ...state.view, handoff: view } } : state;
    options.show(full, shape);
  }

  /** Of several questions the newest that has an answer counts. */
  async function take(of: RecordIdentity, answer: Promise<HandoffView>): Promise<void> {
    asked += 1;
    const question = asked;
    const next = await answer;
    if (of !== identity || question < answered) return;
    answered = question;
    view = next;
    show();
  }

  /** Without an answer nothing is offered; the record is shown all the same, and the next state asks again. */
  function recall(): void {
    if (!identity) return;
    void take(identity, service.view(identity)).catch(() => {
      failed = asked;
    });
  }

  function follow(state: SidebarState): void {
    const next = state.kind === 'record' ? state.view.record.identity : null;
    if (next && identity && recordKey(next) === recordKey(identity)) {
      if (view === null && asked === failed) recall();
      return;
    }
    if (!next && state.kind !== 'idle') return;
    identity = next;
    view = null;
    recall();
  }

  return {
    actions: {
      async keep(answer) {
        if (!identity) throw new Error('No record is open.');
        await take(identity, service.keep(identity, answer));
      },
      takeBack(cycle) {
        if (identity) void take(identity, service.takeBack(identity, cycle)).catch(() => {});
      },
      copy: options.copyText,
    },
    onState(state, shape) {
      last = [state, shape];
      follow(state);
      show();
    },
    recall,
  };
}

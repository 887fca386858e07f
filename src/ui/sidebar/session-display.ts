import { DEFAULT_FRAME, type FrameShape } from '../../contracts/page-service';
import type { EpochMs } from '../../record/types';
import type { RecordView } from '../components/record-view';
import { sessionView } from './session-view';
import type { SidebarProblem, SidebarState } from './sidebar-state';

/** A record with its judgement, and whether it is read from the page now. */
export type JudgedRecord = Pick<RecordView, 'record' | 'assessment' | 'freshness'>;

export interface SessionDisplay {
  state(): SidebarState;
  /** When the record shown was judged, by the clock here; null while none is shown. */
  judgedAt(): EpochMs | null;
  shape(): FrameShape;
  show(next: SidebarState): void;
  showRecord(judged: JudgedRecord): void;
  /** Shows the record again with the notices and marks of now. */
  refresh(): void;
  reshape(next: FrameShape): void;
  /** Shows a last problem: no state follows it. */
  end(problem: SidebarProblem): void;
}

/** What the sidebar shows, and how its frame stands in the page. */
export function createDisplay(options: {
  onState(state: SidebarState, shape: FrameShape): void;
  /** What is known beside the record, as of now. */
  beside(): Parameters<typeof sessionView>[1];
}): SessionDisplay {
  let shape = DEFAULT_FRAME;
  let state: SidebarState = { kind: 'idle' };
  let isOver = false;

  function show(next: SidebarState): void {
    if (isOver) return;
    state = next;
    options.onState(state, shape);
  }

  const showRecord = (judged: JudgedRecord): void =>
    show({ kind: 'record', view: sessionView(judged, options.beside()) });

  return {
    state: () => state,
    judgedAt: () =>
      state.kind === 'record' ? state.view.assessment.assessedAt - (state.view.clockSkewMs ?? 0) : null,
    shape: () => shape,
    show,
    showRecord,
    refresh() {
      if (state.kind !== 'record') return;
      const { record, assessment, freshness } = state.view;
      showRecord({ record, assessment, freshness });
    },
    reshape(next) {
      shape = next;
      options.onState(state, shape);
    },
    end(problem) {
      show({ kind: 'problem', problem, pack: null });
      isOver = true;
    },
  };
}

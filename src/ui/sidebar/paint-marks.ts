import type { GuardPlan } from '../../record/guard';
import type { SidebarState } from './sidebar-state';

/** Marks for benches and `npm start --headless`; only the sidebar's own frame can read them. */
export function markState(state: SidebarState): void {
  markOnce('leadlight:painted');
  if (state.kind !== 'record') return;
  markOnce('leadlight:painted-record');
  performance.clearMarks('leadlight:assessment');
  performance.mark('leadlight:assessment', { detail: state.view.assessment });
}

/** The page's guard has these answers. */
export function markPlan({ readAt, stages }: GuardPlan): void {
  performance.clearMarks('leadlight:guard-plan');
  performance.mark('leadlight:guard-plan', { detail: { readAt, stages: stages.length } });
}

/** Sets a mark after the browser has painted the coming frame, unless it is already there. */
function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length > 0) return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.mark(name);
    port2.postMessage(null);
  });
}

import type { PackRef } from '../../record/assessment';
import { Banner } from '../components/Banner';
import { Footer } from '../components/Footer';
import type { SidebarActions, SidebarProblem } from './sidebar-state';

/** Why the record is not checked, and the one thing to try. */
export function ProblemBody({
  problem,
  pack,
  actions,
}: {
  problem: SidebarProblem;
  pack: PackRef | null;
  /** Where there is no session, nothing can be tried again. */
  actions: Pick<SidebarActions, 'copyDiagnostics'> & Partial<SidebarActions>;
}) {
  const retry = retryButton(problem.retry, actions);
  return (
    <>
      <div class="record-body">
        <Banner icon="breach" tone="breach" title={problem.title} isUrgent>
          {problem.explanation}
        </Banner>
        <div class="problem-actions">
          {retry && (
            <button type="button" class="button primary" onClick={() => retry.run()}>
              {retry.label}
            </button>
          )}
          <button type="button" class="button" onClick={() => actions.copyDiagnostics()}>
            Copy diagnostics
          </button>
        </div>
      </div>
      <Footer icon="breach" tone="breach" text={`Not checked · ${problem.code}`} pack={pack} />
    </>
  );
}

/** A page can only be reloaded by its user, so that case has no button; the explanation says so. */
function retryButton(
  retry: SidebarProblem['retry'],
  { readAgain, restartEngine }: Partial<SidebarActions>,
): { label: string; run: () => void } | null {
  if (retry === 'read-again' && readAgain) return { label: 'Read page again', run: readAgain };
  if (retry === 'restart-engine' && restartEngine)
    return { label: 'Start the rules again', run: restartEngine };
  return null;
}

import { ProblemBody } from './ProblemBody';
import { startProblem } from './problems';

/** What stands in the sidebar when its own script failed: there is no session to ask anything of. */
export function StartProblem({ error }: { error: unknown }) {
  const problem = startProblem(error);
  const copy = (): void => void navigator.clipboard.writeText(`${problem.code}: ${problem.explanation}`);
  return (
    <main class="panel" aria-label="Leadlight">
      <div class="record">
        <ProblemBody problem={problem} pack={null} actions={{ copyDiagnostics: copy }} />
      </div>
    </main>
  );
}

import type { PackChecks } from '../../../publishing/pack-checks';
import { plural } from '../../../record/format';

interface Props {
  /** Null while the text is no valid pack. */
  checks: PackChecks | null;
  /** Problems of the text, where it is no valid pack. */
  problems: readonly string[];
  /** Why this version can't be signed: it was published with other content. */
  versionProblem: string | null;
  version: number | null;
  nextVersion: number;
  onRaise(): void;
}

/** What browsers check before they use a version, checked here first. */
export function ChecksCard({ checks, problems, versionProblem, version, nextVersion, onRaise }: Props) {
  const blocks = checks ? checks.blocks : problems;
  return (
    <section class="publish-card" aria-labelledby="checks-title">
      <h2 id="checks-title">2. Checks</h2>
      {blocks.length === 0 && versionProblem === null && checks && (
        <p class="tone-ok">
          Ready: no errors, {plural(checks.examples, 'example')} as expected, tried on example records.
        </p>
      )}
      {blocks.length > 0 && (
        <>
          <p class="tone-breach strong">Browsers would refuse this version.</p>
          <ProblemList lines={blocks} />
        </>
      )}
      {versionProblem !== null && (
        <p class="tone-breach" role="status">
          {versionProblem}{' '}
          <button type="button" class="link" onClick={onRaise}>
            Raise the version to {nextVersion}
          </button>
        </p>
      )}
      {checks && checks.warnings.length > 0 && (
        <details>
          <summary>{plural(checks.warnings.length, 'warning')} of lint; they do not stop you</summary>
          <ProblemList lines={checks.warnings} />
        </details>
      )}
      <p class="hint">
        {version !== null && `Version ${version}. `}
        <a class="link" href="#impact">
          See which warnings it adds and takes away
        </a>{' '}
        before you publish.
      </p>
    </section>
  );
}

const ProblemList = ({ lines }: { lines: readonly string[] }) => (
  <ul class="publish-lines">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

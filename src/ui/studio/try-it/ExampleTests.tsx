import type { StudioClient } from '../../../contracts/studio-client';
import type { ExampleOutcome } from '../../../contracts/studio-service';
import { plural } from '../../../record/format';
import type { RulePack } from '../../../rule-packs/schema';
import { Icon } from '../../components/Icon';
import type { StudioPanelProps } from '../draft';
import { useAsked } from '../judged/use-asked';

const TYPING_MS = 200;

/** The draft's own examples, run anew with each change of it. */
export function ExampleTests({
  studio,
  pack,
  active,
  goTo,
}: {
  studio: StudioClient;
  pack: RulePack;
  active: RulePack;
  goTo: StudioPanelProps['goTo'];
}) {
  const { answer: results, problem } = useAsked<readonly ExampleOutcome[] | null>(
    studio,
    (remote) => remote.runExamples(),
    { first: null, waitMs: TYPING_MS, on: [pack, active] },
  );
  const failing = (results ?? []).filter(isFailing);
  const passing = (results ?? []).filter((result) => !isFailing(result));
  return (
    <section aria-label="Examples of the pack">
      <h2>Examples as tests</h2>
      <p class="judged-note" role="status">
        {results === null
          ? 'Running…'
          : results.length === 0
            ? 'The draft has no examples yet. Make one of a record above.'
            : `${passing.length} of ${plural(results.length, 'example')} as expected.`}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <ul class="judged-list">
        {failing.map((result) => (
          <ExampleLine key={result.path} result={result} goTo={goTo} />
        ))}
      </ul>
      {passing.length > 0 && (
        <details class="judged-table">
          <summary class="small-text">As expected: {passing.length}</summary>
          <ul class="judged-list">
            {passing.map((result) => (
              <ExampleLine key={result.path} result={result} goTo={goTo} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const isFailing = ({ expected, found }: ExampleOutcome): boolean => expected !== found;

function ExampleLine({ result, goTo }: { result: ExampleOutcome; goTo: StudioPanelProps['goTo'] }) {
  const { rule, name, expected, found, message, path } = result;
  const isWrong = isFailing(result);
  return (
    <li class="try-finding">
      <span class={`judged-links tone-${isWrong ? 'breach' : 'ok'}`}>
        <Icon name={isWrong ? 'breach' : 'ok'} label={isWrong ? 'Not as expected' : 'As expected'} />
        <button type="button" class="link" onClick={() => goTo(path)}>
          {rule}: {name}
        </button>
      </span>{' '}
      {isWrong && (
        <span>
          Expected “{expected}”, found “{found}”. {message}
        </span>
      )}
    </li>
  );
}

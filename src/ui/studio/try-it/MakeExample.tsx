import { useState } from 'preact/hooks';
import type { StudioClient } from '../../../contracts/studio-client';
import type { MadeExample } from '../../../contracts/studio-service';
import type { CrmRecord } from '../../../record/types';
import type { RulePack } from '../../../rule-packs/schema';
import { Dialog } from '../../components/Dialog';
import { useId } from '../../components/use-id';
import type { StudioPanelProps } from '../draft';
import { changedText } from '../judged/edit-json';
import { contextOf, problemText } from '../judged/use-studio';

const MOST_EXAMPLES = 20;

/** Makes a test of one rule out of the record, shows it, and puts it into the draft when it is confirmed. */
export function MakeExample({
  record,
  recordKey,
  pack,
  studio,
  panel,
}: {
  record: CrmRecord;
  recordKey: string;
  pack: RulePack;
  studio: StudioClient;
  panel: StudioPanelProps;
}) {
  const id = useId();
  const rules = pack.rules.filter(
    ({ appliesTo, mode }) => mode !== 'off' && appliesTo.includes(record.identity.object),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState<(MadeExample & { rule: string }) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const rule = rules.find((own) => own.id === chosen) ?? rules[0];
  if (!rule) return null;
  const make = (): void => {
    setProblem(null);
    studio
      .ask((remote) => remote.makeExample(recordKey, rule.id, contextOf(panel)))
      .then(
        (result) =>
          result ? setMade({ ...result, rule: rule.id }) : setProblem('This record is not stored any more.'),
        (error: unknown) => setProblem(problemText(error)),
      );
  };
  const isFull = (rule.examples ?? []).length >= MOST_EXAMPLES;
  return (
    <section aria-label="Make an example">
      <h3 class="strong">Make an example of this record</h3>
      <div class="judged-choices">
        <label for={id}>
          For the rule
          <select
            id={id}
            class="field"
            value={rule.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {rules.map((own) => (
              <option key={own.id} value={own.id}>
                {own.title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" disabled={isFull} onClick={make}>
          Make an example
        </button>
      </div>
      {isFull && <p class="tone-muted">The rule has {MOST_EXAMPLES} examples, the most a pack holds.</p>}
      {problem !== null && <p role="alert">{problem}</p>}
      {made && (
        <Confirm
          made={made}
          isOpenToChange={panel.draft.pack !== null}
          onClose={() => setMade(null)}
          onAdd={() => {
            addExample(panel, made);
            setMade(null);
          }}
        />
      )}
    </section>
  );
}

function addExample(
  { draft, replace }: StudioPanelProps,
  { rule, example }: MadeExample & { rule: string },
): void {
  const at = draft.pack?.rules.findIndex(({ id }) => id === rule) ?? -1;
  const own = draft.pack?.rules[at];
  if (!own) return;
  const path = ['rules', at, 'examples', (own.examples ?? []).length];
  replace(changedText(draft.text, [{ path, value: example }]), `Example for “${own.title}”`);
}

function Confirm({
  made: { example, onRecord, onExample },
  isOpenToChange,
  onClose,
  onAdd,
}: {
  made: MadeExample;
  isOpenToChange: boolean;
  onClose(): void;
  onAdd(): void;
}) {
  return (
    <Dialog
      title="Put this example into the draft?"
      onClose={onClose}
      {...(isOpenToChange && { verb: 'Add', onSubmit: onAdd })}
    >
      <p>
        It holds only the fields that the rule reads. Names and addresses are replaced, but look through the
        texts: whoever gets the pack can read them.
      </p>
      {onExample !== onRecord && (
        <p role="alert" class="tone-warning">
          The rule answers “{onRecord}” to the record, but “{onExample ?? 'nothing'}” to the example: it hangs
          on what was replaced, or on other records. The example would fail.
        </p>
      )}
      {!isOpenToChange && <p class="tone-warning">The draft is no valid pack right now. Mend it first.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre class="judged-lines" tabIndex={0}>
        {JSON.stringify(example, null, 2)}
      </pre>
    </Dialog>
  );
}

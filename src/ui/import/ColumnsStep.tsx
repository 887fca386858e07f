import { useRef } from 'preact/hooks';
import type { ImportClient } from '../../contracts/import-client';
import { joinWords } from '../../record/format';
import { ColumnTable } from './ColumnTable';
import { EnteredColumns } from './EnteredColumns';
import { usedColumns } from './edit-draft';
import { HistoryCard } from './HistoryCard';
import { IdChoice } from './IdChoice';
import type { ImportState } from './import-state';
import { QuestionCard } from './QuestionCard';
import { StageMatch } from './StageMatch';
import { StepButtons } from './StepButtons';
import { saveText } from './save-file';
import type { ImportActions } from './use-import';

/** Which column is which field, what is asked and what has to be matched: all that the map says. */
export function ColumnsStep({
  client,
  state,
  actions,
}: {
  client: ImportClient;
  state: ImportState;
  actions: ImportActions;
}) {
  const { draft, open, look, guess, start, work } = state;
  if (!draft || !look || !guess) return null;
  const columns = look.files.find(({ role }) => role === 'records')?.columns ?? [];
  const used = usedColumns(draft);
  const unused = columns.filter(({ name }) => !used.has(name)).map(({ name }) => name);
  const isReady = work === 'idle' && open?.missing.length === 0;
  return (
    <>
      <h2 id="step-title" tabIndex={-1}>
        Which column is which field
      </h2>
      <p>
        Columns were matched by their headers and values. Correct what is wrong; fields without a column stay
        unknown.
      </p>
      {open?.questions.map((question) => (
        <QuestionCard
          key={`${question.file} ${question.about}`}
          question={question}
          draft={draft}
          onEdit={actions.edit}
        />
      ))}
      <IdChoice
        draft={draft}
        columns={columns}
        guessed={guess.draft.id}
        reason={guess.reasons.id ?? null}
        onEdit={actions.edit}
      />
      <ColumnTable
        fields={guess.fields}
        reasons={guess.reasons}
        columns={columns}
        draft={draft}
        onEdit={actions.edit}
      />
      <EnteredColumns draft={draft} columns={columns} onEdit={actions.edit} />
      {open && open.unknownStages.length > 0 && (
        <StageMatch
          unknown={open.unknownStages}
          stages={start?.stages ?? []}
          draft={draft}
          onEdit={actions.edit}
        />
      )}
      {draft.history && (
        <HistoryCard
          history={draft.history}
          columns={look.files.find(({ name }) => name === draft.history?.file)?.columns ?? []}
          onEdit={(history) => actions.edit({ ...draft, history })}
        />
      )}
      {unused.length > 0 && <p class="hint">Columns that are not read: {unused.join(', ')}.</p>}
      <MapFiles client={client} state={state} actions={actions} />
      <StepButtons
        back={{ isReady: true, go: () => actions.goTo('facts') }}
        next={{ label: 'Preview', isReady, go: () => void actions.check() }}
      >
        <p class="hint" role="status">
          {open && open.missing.length > 0 ? `Still missing: ${joinWords(open.missing)}.` : ''}
        </p>
      </StepButtons>
    </>
  );
}

/** A map is saved for the next export of its sort, and for the terminal. */
function MapFiles({ client, state: { draft }, actions }: Parameters<typeof ColumnsStep>[0]) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="answers">
      <button
        type="button"
        class="button"
        onClick={() => {
          if (draft) void client.saveMap(draft).then((text) => saveText('leadlight.map.json', text));
        }}
      >
        Save this map
      </button>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        Load a map…
      </button>
      <input
        ref={input}
        class="heard"
        type="file"
        accept=".json"
        aria-label="Map file"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void actions.loadMap(file);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { type FormatContext, formatNumber } from '../../record/format';
import { Banner } from '../components/Banner';
import type { ImportState } from './import-state';
import { ProgressLine } from './ProgressLine';
import { StepButtons } from './StepButtons';
import type { ImportActions } from './use-import';

const ACCEPTED = '.csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json';

/** Chooses files by a button or by dropping them anywhere on the field; several at once. */
export function FilesStep({
  state,
  actions,
  context,
}: {
  state: ImportState;
  actions: ImportActions;
  context: FormatContext;
}) {
  const { chosen, look, work, start } = state;
  const isReady = look?.guess != null && work === 'idle' && !start?.unfinished;
  const take = (files: FileList | null | undefined): void => {
    if (files && files.length > 0) void actions.choose([...files]);
  };
  const isOver = useDrop(take);
  return (
    <>
      <h2 id="step-title" tabIndex={-1}>
        Choose exported files
      </h2>
      <p>
        CSV or JSON exports of HubSpot or Salesforce: deals, leads, contacts or companies. A file with the
        history of changes may come along. Files are read on this computer and sent nowhere.
      </p>
      <div class={`drop${isOver ? ' is-over' : ''}`}>
        <label class="strong" for="import-files">
          Files
        </label>
        <input
          id="import-files"
          type="file"
          multiple
          accept={ACCEPTED}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <p class="hint">Or drop them anywhere on this page.</p>
      </div>
      {work === 'look' && (
        <ProgressLine state={state} context={context} onCancel={() => void actions.cancel()} />
      )}
      <div role="status">
        {look?.bad.map(({ name, message, fix }) => (
          <Banner key={name} icon="breach" tone="breach" title={message}>
            {fix}
          </Banner>
        ))}
      </div>
      {chosen.length > 0 && work === 'idle' && (
        <ul class="file-list" aria-label="Chosen files">
          {chosen.map(({ file }) => (
            <li key={file.name}>
              <span class="cut">{file.name}</span>
              <span class="hint measure">{rowsOf(state, file.name, context)}</span>
              <button type="button" class="button compact" onClick={() => void actions.leaveOut(file.name)}>
                Leave out<span class="heard"> {file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <StepButtons back={null} next={{ label: 'Continue', isReady, go: () => actions.goTo('facts') }}>
        {start?.unfinished && <p class="hint">First say what becomes of the import that was cut short.</p>}
      </StepButtons>
    </>
  );
}

function rowsOf({ look }: ImportState, name: string, context: FormatContext): string {
  const facts = look?.files.find((file) => file.name === name);
  return facts
    ? `${formatNumber(facts.rows, context, 0)} ${facts.rows === 1 ? 'row' : 'rows'}`
    : 'not usable';
}

/** Takes files dropped on the page; without it the browser would open them instead. True while some are held over it. */
function useDrop(take: (files: FileList | null | undefined) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const listeners = {
      dragover(event: DragEvent): void {
        event.preventDefault();
        setOver(true);
      },
      dragleave: (): void => setOver(false),
      drop(event: DragEvent): void {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      },
    };
    const names = ['dragover', 'dragleave', 'drop'] as const;
    for (const name of names) addEventListener(name, listeners[name]);
    return () => {
      for (const name of names) removeEventListener(name, listeners[name]);
    };
  }, [take]);
  return isOver;
}

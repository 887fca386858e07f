import { useEffect, useRef } from 'preact/hooks';
import type { ImportClient } from '../../contracts/import-client';
import type { ImportAccount } from '../../record/file-import';
import type { FormatContext } from '../../record/format';
import { Banner } from '../components/Banner';
import { Icon } from '../components/Icon';
import { ColumnsStep } from './ColumnsStep';
import { FactsStep } from './FactsStep';
import { FilesStep } from './FilesStep';
import { ImportStep } from './ImportStep';
import type { ImportState } from './import-state';
import { STEPS } from './import-steps';
import { PreviewStep } from './PreviewStep';
import { UnfinishedBanner } from './UnfinishedBanner';
import { useImport } from './use-import';

/** From exported files to records on this device, step by step. Nothing leaves it. */
export function Import({
  client,
  connected,
  context,
}: {
  client: ImportClient;
  /** Accounts that are connected, besides those of stored records. */
  connected: readonly ImportAccount[];
  context: FormatContext;
}) {
  const [state, actions] = useImport(client);
  const { step, problem, work } = state;
  useWarnBeforeClose(work === 'store' || work === 'remove' || work === 'ask');
  return (
    <>
      <header class="import-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">Leadlight import</h1>
        <nav class="import-links" aria-label="Other pages">
          <a class="link" href="/review.html">
            Review
          </a>
          <a class="link" href="/options.html">
            Connections and rule packs
          </a>
        </nav>
      </header>
      <main class="import">
        <StepList step={step} />
        {problem !== null && (
          <Banner icon="breach" tone="breach" title="That did not work." isUrgent>
            {problem}
          </Banner>
        )}
        <UnfinishedBanner state={state} actions={actions} context={context} />
        <StepBody key={step} step={step}>
          {step === 'files' && <FilesStep state={state} actions={actions} context={context} />}
          {step === 'facts' && (
            <FactsStep
              client={client}
              state={state}
              actions={actions}
              connected={connected}
              context={context}
            />
          )}
          {step === 'columns' && <ColumnsStep client={client} state={state} actions={actions} />}
          {step === 'preview' && <PreviewStep state={state} actions={actions} context={context} />}
          {step === 'import' && (
            <ImportStep client={client} state={state} actions={actions} context={context} />
          )}
        </StepBody>
      </main>
    </>
  );
}

function StepList({ step }: Pick<ImportState, 'step'>) {
  return (
    <ol class="steps" aria-label="Steps">
      {STEPS.map(([id, label], index) => (
        <li key={id} aria-current={id === step ? 'step' : undefined}>
          <span class="step-number">{index + 1}</span> {label}
        </li>
      ))}
    </ol>
  );
}

/** Each step begins at its heading, for keyboards and screen readers. The first page stays as it opened. */
function StepBody({ step, children }: { step: ImportState['step']; children: preact.ComponentChildren }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (step !== 'files') section.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [step]);
  return (
    <section ref={section} class="step" aria-labelledby="step-title">
      {children}
    </section>
  );
}

function useWarnBeforeClose(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isOn]);
}

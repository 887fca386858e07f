import { plural } from '../../../record/format';
import { Banner } from '../../components/Banner';
import type { StudioPanelProps } from '../draft';

/** Said while the draft is no valid pack: what is shown is by the last one that was. */
export function HeldNote({
  draft,
  goTo,
  hasLast,
}: Pick<StudioPanelProps, 'draft' | 'goTo'> & { hasLast: boolean }) {
  const [first] = draft.problems;
  return (
    <Banner icon="warning" tone="warning" title="The draft is no valid pack right now.">
      {plural(draft.problems.length, 'problem')} in it.{' '}
      {hasLast ? 'What is shown is by the last valid draft.' : 'Mend it first; then it can judge records.'}{' '}
      {first && (
        <button type="button" class="link" onClick={() => goTo(first.path)}>
          Show the first: {first.message}
        </button>
      )}
    </Banner>
  );
}

/** Said where the store has nothing to judge, with the ways to get some. */
export function NoRecords({ children }: { children: string }) {
  return (
    <div class="judged-empty">
      <p class="strong">{children}</p>
      <p>
        <a class="link" href="/import.html">
          Import a file
        </a>{' '}
        of past records, connect the CRM in the{' '}
        <a class="link" href="/options.html">
          options
        </a>
        , or open some records in the CRM: each one you visit is kept on this device.
      </p>
    </div>
  );
}

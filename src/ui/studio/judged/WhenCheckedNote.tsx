import { plural } from '../../../record/format';
import { Banner } from '../../components/Banner';
import type { StudioPanelProps } from '../draft';
import type { WhenChecked } from './use-when-checked';

/** Said after a press that waits for the check of the draft, or that its problems came in the way of. */
export function WhenCheckedNote({
  when,
  draft,
  goTo,
  done,
}: Pick<StudioPanelProps, 'draft' | 'goTo'> & {
  when: WhenChecked;
  /** What would have been done to the draft: "compared". */
  done: string;
}) {
  const [first] = draft.problems;
  return (
    <>
      <p class="tone-muted" role="status">
        {when === 'waiting' && `The draft is being checked. It is ${done} as soon as that is done.`}
      </p>
      {when === 'refused' && (
        <Banner icon="warning" tone="warning" title={`The draft was not ${done}.`} isUrgent>
          It has {plural(draft.problems.length, 'problem')}: mend{' '}
          {draft.problems.length === 1 ? 'it' : 'them'}, then press again.{' '}
          {first && (
            <button type="button" class="link" onClick={() => goTo(first.path)}>
              Show the first: {first.message}
            </button>
          )}
        </Banner>
      )}
    </>
  );
}

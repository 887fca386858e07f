import type { ComponentChildren } from 'preact';
import type { AssessContext } from '../../../record/types';
import { amountText } from '../amount-text';
import type { ReviewRow } from '../review-row';

/** Amount, stage and owner of a record, and the way to its CRM. */
export function RecordFacts({
  row: { object, amount, currency, stage, owner, url },
  context,
  children,
}: {
  row: ReviewRow;
  context: AssessContext;
  children?: ComponentChildren;
}) {
  const facts = [
    ...(object === 'deal' ? [`amount ${amountText(amount, currency, context)}`] : []),
    stage ?? 'stage unknown',
    owner ?? 'owner unknown',
  ];
  return (
    <p class="inspector-facts small-text">
      <span class="cut">{facts.join(' · ')}</span>
      <span class="inspector-links">
        {children}
        {url ? (
          <a class="link" href={url} target="_blank" rel="noreferrer">
            Open in CRM
          </a>
        ) : (
          <span class="tone-unknown">Its page in the CRM is not known</span>
        )}
      </span>
    </p>
  );
}

import type { ComponentChildren } from 'preact';
import { lifecycleStage } from '../../../metrics/leads/lifecycle';
import type { AssessContext, CrmRecord } from '../../../record/types';
import { fullAmountText } from '../amount-text';
import { isEmpty, ownerText, type ReviewRow } from '../review-row';

/** Amount and stage of a deal, lifecycle stage of a person, owner, and the way to its CRM. */
export function RecordFacts({
  row,
  record,
  context,
  children,
}: {
  row: ReviewRow;
  /** Null until the stored copy was read, which alone has the lifecycle stage. */
  record: CrmRecord | null;
  context: AssessContext;
  children?: ComponentChildren;
}) {
  const { url } = row;
  const facts = [...factsOf(row, record, context), ownerText(row)];
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

function factsOf(row: ReviewRow, record: CrmRecord | null, context: AssessContext): string[] {
  const { object, amount, currency, stage } = row;
  const gap = isEmpty(row, 'amount') ? 'No amount' : 'Amount unknown';
  const worth = amount === null ? gap : fullAmountText(amount, currency, context);
  if (object === 'deal') return [worth, stage ?? 'stage unknown'];
  const kind = object.charAt(0).toUpperCase() + object.slice(1);
  return object === 'lead' || object === 'contact' ? [kind, ...lifecycleFacts(record)] : [kind];
}

/** A person has no stage of a pipeline, but one of the lifecycle; nothing is said before the copy was read. */
function lifecycleFacts(record: CrmRecord | null): string[] {
  if (!record) return [];
  const reading = record.fields.lifecycleStage;
  if (reading?.state === 'empty') return ['no lifecycle stage'];
  return [
    reading?.state === 'value' ? `lifecycle stage ${stageName(reading.text)}` : 'lifecycle stage unknown',
  ];
}

/** "MQL" for the name that a CRM keeps it under; a name of its own as it is. A recycled lead is told as one. */
function stageName(text: string): string {
  const known = /recycled/i.test(text) ? null : lifecycleStage(text);
  if (known === 'mql' || known === 'sql') return known.toUpperCase();
  return known ?? text;
}

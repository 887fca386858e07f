import type { FoundRecord } from '../../../contracts/studio-service';
import { crmPage } from '../../../record/crm-page';

/** Name of a record with the ways to it: its page in the CRM, and the stored copy in the review. */
export function RecordLinks({ record }: { record: Pick<FoundRecord, 'key' | 'title' | 'url'> }) {
  const { key, title, url } = record;
  const name = title ?? 'Record without a name';
  return (
    <span class="judged-links">
      <span class="cut" title={name}>
        {name}
      </span>
      {crmPage(url) && (
        <a class="link" href={url} target="_blank" rel="noreferrer" aria-label={`Open ${name} in the CRM`}>
          CRM
        </a>
      )}
      <a
        class="link"
        href={`/review.html#${encodeURIComponent(key)}`}
        target="_blank"
        rel="noreferrer"
        aria-label={`Open ${name} in the review`}
      >
        Review
      </a>
    </span>
  );
}

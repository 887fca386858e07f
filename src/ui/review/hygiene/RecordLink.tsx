import { Icon } from '../../components/Icon';
import type { NamedRecord } from './record-names';

/** A record by its name, with the way to its page in the CRM. */
export function RecordLink({ record }: { record: NamedRecord }) {
  const { title, company, url } = record;
  return (
    <span class="record-link">
      {url ? (
        <a class="link" href={url} target="_blank" rel="noreferrer" aria-label={`Open ${title} in the CRM`}>
          {title} <Icon name="open" class="small" />
        </a>
      ) : (
        title
      )}
      {company && !title.includes(company) && <span class="small-text"> {company}</span>}
    </span>
  );
}

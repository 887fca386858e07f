import { CRM_NAMES } from '../../record/crm-names';
import { objectNoun } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { PreviewLine, WritePreview } from '../../record/write-back';

/** What will be written to which record, before and after. */
export function ChangePreview({ preview, record }: { preview: WritePreview; record: CrmRecord }) {
  const crm = CRM_NAMES[record.identity.crm];
  const [noun] = objectNoun(record.identity);
  return (
    <>
      <p>
        This changes {crm}, in the {noun} <strong>{record.title ?? record.identity.id}</strong>.
      </p>
      <dl class="change-lines">
        {preview.lines.map((line) => (
          <div key={line.label}>
            <dt class="small-text">{line.label}</dt>
            <dd>
              <Values line={line} isNew={preview.sets.length === 0} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="small-text">It is refused if somebody changes the record before you apply it.</p>
    </>
  );
}

function Values({ line: { before, after }, isNew }: { line: PreviewLine; isNew: boolean }) {
  if (isNew) return <strong>{after}</strong>;
  return (
    <>
      {before || 'empty'} → <strong>{after || 'empty'}</strong>
    </>
  );
}

import { saveCsv } from '../save-csv';
import { GapTable } from './GapTable';
import { gapRows } from './gap-table';
import type { HygieneProps } from './HygieneView';
import type { ReviewAudit } from './review-audit';
import { sectionFile } from './section-file';

const KINDS = {
  people: {
    title: 'Empty required fields of leads and contacts',
    note: 'By lifecycle stage and owner: records with an empty field that their stage, or one before it, requires, of those that could be judged.',
    file: 'leadlight-gaps-people.csv',
  },
  deals: {
    title: 'Empty required fields of deals',
    note: 'By stage and owner: deals with an empty field that their stage requires, of those that could be judged.',
    file: 'leadlight-gaps-deals.csv',
  },
} as const;

type SectionProps = Pick<HygieneProps, 'rows' | 'context' | 'onShow'> & {
  audit: ReviewAudit;
  kind: keyof typeof KINDS;
};

/** Where required fields are empty; each count leads to its records. */
export function GapSection({ audit, kind, rows, context, onShow }: SectionProps) {
  const matrix = audit.gaps[kind];
  const { title, note, file } = KINDS[kind];
  if (!matrix || matrix.owners.length === 0) return null;
  const show = (owner: number | null, stage: number | null): void => {
    const where = [
      ...(stage === null ? [] : [matrix.stages[stage] ?? '']),
      ...(owner === null ? [] : [matrix.owners[owner] ?? '']),
    ];
    const label = [title, ...where].join(' · ');
    onShow({ label, mask: gapRows(matrix, owner, stage, rows.size) });
  };
  const save = () => saveCsv(sectionFile(rows, { places: matrix.rows, says: matrix.says }), file);
  return (
    <section class="hygiene-section" aria-label={title}>
      <h3 class="strong">{title}</h3>
      <p class="section-note">{note}</p>
      <GapTable matrix={matrix} context={context} onShow={show} title={title} />
      {matrix.rows.length > 0 && (
        <p class="small-text">
          <button type="button" class="link" aria-label={`Export the list: ${title}`} onClick={save}>
            Export CSV
          </button>
        </p>
      )}
    </section>
  );
}

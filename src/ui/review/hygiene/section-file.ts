import type { CodedTexts } from '../../../hygiene/audit/gap-matrix';
import { columnsOf } from '../deals/columns';
import { exportCsv, type FileColumn } from '../deals/export-csv';
import type { ReviewRow } from '../review-row';
import type { RowSet } from '../row-set';

const BEFORE = columnsOf(['title', 'company', 'owner', 'crm']);

/** A list of the audit as a CSV file: who it is, what is to be seen of it, and its address in the CRM. */
export function sectionFile(
  rows: RowSet,
  { places, says }: { places: Uint32Array; says: CodedTexts },
): string {
  const texts = new Map<string, string>();
  const listed = [...places].flatMap((place, index): ReviewRow[] => {
    if (place >= rows.size) return [];
    const row = rows.row(place);
    texts.set(row.key, says.texts[says.codes[index] ?? 0] ?? '');
    return [row];
  });
  const columns: FileColumn[] = [
    { label: 'Kind', plain: ({ object }) => object },
    ...BEFORE,
    { label: 'Finding', plain: ({ key }) => texts.get(key) ?? null },
  ];
  return exportCsv(listed, columns);
}

import { useMemo, useState } from 'preact/hooks';
import type { GapMatrix } from '../../../hygiene/audit/gap-matrix';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { type GapCount, type GapLine, gapTable } from './gap-table';
import { ScrollTable } from './ScrollTable';

const MOST_OWNERS = 25;

interface GapTableProps {
  matrix: GapMatrix;
  title: string;
  context: AssessContext;
  /** Null stands for all owners, or all stages. */
  onShow(owner: number | null, stage: number | null): void;
}

/** Owners by stages, whoever has most gaps first, with all of them together above. */
export function GapTable({ matrix, title, context, onShow }: GapTableProps) {
  const [isWhole, setWhole] = useState(false);
  const { stages, lines, total } = useMemo(() => gapTable(matrix), [matrix]);
  const shown = isWhole ? lines : lines.slice(0, MOST_OWNERS);
  const columns = [null, ...stages];
  const nameOf = (stage: number | null) => (stage === null ? 'All stages' : (matrix.stages[stage] ?? ''));
  const row = (line: GapLine) => (
    <tr key={line.place}>
      <th scope="row">{line.owner}</th>
      {columns.map((stage, at) => (
        <td key={stage} class="is-number">
          <GapCell
            count={(at === 0 ? line.all : line.cells[at - 1]) ?? line.all}
            where={`${line.owner}, ${nameOf(stage)}`}
            context={context}
            onOpen={() => onShow(line.place, stage)}
          />
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <ScrollTable label={`${title}, table`}>
        <thead>
          <tr>
            <th scope="col">Owner</th>
            {columns.map((stage) => (
              <th key={stage} scope="col" class="is-number">
                {nameOf(stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="gap-rows">
          {row(total)}
          {shown.map(row)}
        </tbody>
      </ScrollTable>
      {lines.length > shown.length && (
        <p>
          <button type="button" class="button" onClick={() => setWhole(true)}>
            Show all {formatNumber(lines.length, context, 0)} owners
          </button>
        </p>
      )}
    </>
  );
}

interface CellProps {
  count: GapCount;
  where: string;
  context: AssessContext;
  onOpen(): void;
}

/** "3 of 12", what could not be judged below it, and a dash where there is no record. */
function GapCell(props: CellProps) {
  const { of, unknown } = props.count;
  if (of + unknown === 0) return <span class="tone-muted">–</span>;
  return (
    <>
      {of > 0 && <JudgedCount {...props} />}
      {unknown > 0 && (
        <span class="small-text tone-unknown gap-unknown">
          {formatNumber(unknown, props.context, 0)} not known
        </span>
      )}
    </>
  );
}

/** The count of gaps leads to its records. */
function JudgedCount({ count: { gaps, of }, where, context, onOpen }: CellProps) {
  const [some, all] = [formatNumber(gaps, context, 0), formatNumber(of, context, 0)];
  if (gaps === 0) return <>0 of {all}</>;
  return (
    <>
      <button
        type="button"
        class="link"
        aria-label={`${some} of ${all} with gaps, ${where}: show them`}
        onClick={onOpen}
      >
        {some}
      </button>{' '}
      of {all}
    </>
  );
}

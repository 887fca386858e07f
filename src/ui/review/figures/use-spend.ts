import { useEffect, useState } from 'preact/hooks';
import type { SpendRow } from '../../../record/spend';
import type { SpendSource } from '../../spend/spend-source';

interface GivenSpend {
  rows: readonly SpendRow[];
  /** Why it was not read; null when it was, or is still to come. */
  problem: string | null;
  /** What was just saved. */
  replace(rows: readonly SpendRow[]): void;
}

const NONE: readonly SpendRow[] = [];

/** The spend that is kept, read when a view of figures opens. */
export function useSpend(source: SpendSource | undefined): GivenSpend {
  const [rows, setRows] = useState(NONE);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    source?.read().then(
      (read) => !isOver && setRows(read),
      (error: unknown) => !isOver && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isOver = true;
    };
  }, [source]);
  return { rows, problem, replace: setRows };
}

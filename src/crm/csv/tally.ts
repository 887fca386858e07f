import type { FileProblem, ProblemCode } from './problem';

/** Rows of the main file. `total` = `read` + `refused` + `footer`; `repaired` rows are among those read. */
export interface RowCounts {
  total: number;
  read: number;
  repaired: number;
  refused: number;
  /** Lines that a report appends below its records. */
  footer: number;
}

/** Problems of one sort, counted. */
export interface Issue extends Pick<FileProblem, 'code' | 'effect' | 'file' | 'message' | 'fix'> {
  count: number;
  /** The first few. */
  lines: number[];
}

export interface ReadSummary {
  rows: RowCounts;
  issues: Issue[];
  /** False when a fatal problem ended the reading early. */
  isComplete: boolean;
}

const LINES_KEPT = 5;

const REPAIRS: Partial<Record<ProblemCode, readonly [what: string, fix: string]>> = {
  'whole-row-quoted': [
    'the whole line is in quotes once more; it was unwrapped and read',
    'Nothing needs doing; to mend the file, remove the outer quotes.',
  ],
  'short-row': [
    'there are fewer cells than the header has; the fields at its end are not known',
    'Export the file again with all columns, if they matter.',
  ],
  'trailing-blanks': ['there are blank cells beyond the header; they were left out', 'Nothing needs doing.'],
};

/** Counts what became of the rows, and the problems by sort. */
export class Tally {
  readonly rows: RowCounts = { total: 0, read: 0, repaired: 0, refused: 0, footer: 0 };
  readonly #issues = new Map<string, Issue>();
  #isComplete = true;

  constructor(private readonly file: string) {}

  /** Refused rows of the main file count as rows; those of other files are only listed. */
  add({ code, effect, file, line, message, fix }: FileProblem): void {
    if (effect === 'fatal') this.#isComplete = false;
    if (effect === 'refused' && file === this.file) this.rows.refused += 1;
    const key = `${code} ${file}`;
    const issue = this.#issues.get(key) ?? { code, effect, file, message, fix, count: 0, lines: [] };
    issue.count += 1;
    if (line !== null && issue.lines.length < LINES_KEPT) issue.lines.push(line);
    this.#issues.set(key, issue);
  }

  readRow(repair: ProblemCode | null, line: number): void {
    this.rows.read += 1;
    if (!repair) return;
    this.rows.repaired += 1;
    const [what, fix] = REPAIRS[repair] ?? ['it was repaired', 'Nothing needs doing.'];
    const message = `In line ${line} of ${this.file} ${what}.`;
    this.add({ code: repair, effect: 'repaired', file: this.file, line, message, fix });
  }

  summary(): ReadSummary {
    return { rows: { ...this.rows }, issues: [...this.#issues.values()], isComplete: this.#isComplete };
  }
}

export type ProblemCode =
  | 'cannot-read'
  | 'empty-file'
  | 'not-text'
  | 'bad-encoding'
  | 'bad-json'
  | 'no-records'
  | 'no-rows'
  | 'missing-file'
  | 'missing-column'
  | 'duplicate-column'
  | 'unnamed-column'
  | 'unknown-field'
  | 'ambiguous-dates'
  | 'conflicting-dates'
  | 'date-order'
  | 'whole-row-quoted'
  | 'short-row'
  | 'long-row'
  | 'one-cell-row'
  | 'trailing-blanks'
  | 'text-after-quote'
  | 'unclosed-quote'
  | 'row-too-long'
  | 'not-an-object'
  | 'no-id'
  | 'bad-id'
  | 'bad-history-row'
  | 'unmatched-history'
  | 'conflicting-keys';

/**
 * What is wrong with a file, or with one row of it, and what to do about it. `fatal` ends the
 * reading; `refused` leaves one row out; `repaired` was read after all; `note` changes nothing.
 */
export interface FileProblem {
  code: ProblemCode;
  effect: 'fatal' | 'refused' | 'repaired' | 'note';
  file: string;
  /** Line of the text, from 1; null when it is about the file as a whole. */
  line: number | null;
  message: string;
  fix: string;
  /** Of a CSV row that was left out: what it holds. */
  cells?: readonly string[];
}

/** The one error that the readers of this folder throw among themselves; `readRecords` hands over its problem. */
export class FileError extends Error {
  override name = 'FileError';

  constructor(readonly problem: FileProblem) {
    super(`${problem.message} ${problem.fix}`);
  }
}

export function fatal(
  code: ProblemCode,
  { file, line = null }: { file: string; line?: number | null },
  message: string,
  fix: string,
): FileError {
  return new FileError({ code, effect: 'fatal', file, line, message, fix });
}

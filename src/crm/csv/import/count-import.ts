import type { BadFile, ImportCounts } from '../../../record/file-import';
import type { FileProblem } from '../problem';
import type { ReadSummary } from '../tally';
import type { ImportItem } from './read-import';

const NOTES_KEPT = 20;

/** Adds up what became of the rows of all files. */
export class ImportTally {
  readonly counts: ImportCounts = { rows: 0, read: 0, refused: 0, footers: 0, unreadCells: 0, duplicates: 0 };
  readonly notes: string[] = [];
  fatal: BadFile | null = null;

  add(item: ImportItem): void {
    if ('summary' in item) this.#file(item.summary);
    else if ('problem' in item) this.#problem(item.problem);
    else if ('refused' in item) this.counts.refused += 1;
    else {
      this.counts.read += 1;
      this.counts.unreadCells += item.unread.length;
    }
  }

  #file({ rows, issues }: ReadSummary): void {
    this.counts.rows += rows.total - rows.footer;
    this.counts.footers += rows.footer;
    for (const { effect, message, count } of issues)
      if (effect === 'repaired') this.#note(count > 1 ? `${message} So it is in ${count} rows.` : message);
  }

  #problem({ effect, file, message, fix }: FileProblem): void {
    if (effect === 'fatal') this.fatal ??= { name: file, message, fix };
    else if (effect === 'note') this.#note(`${message} ${fix}`);
  }

  #note(text: string): void {
    if (this.notes.length < NOTES_KEPT) this.notes.push(text);
  }
}

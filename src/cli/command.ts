/** What a command may touch; tests pass their own. */
export interface Terminal {
  /** Answers: what a pipe reads on. */
  out(line: string): void;
  /** Progress and trouble: what a person reads. */
  err(line: string): void;
  /** One line that the next one replaces; null where nobody watches. */
  progress: ((line: string) => void) | null;
  /** Resolves when the reader of the answers has caught up; who says much waits for it between lines. */
  drained(): Promise<void>;
  now: number;
  zone: string;
  locale: string;
}

/** Exit codes of all commands. */
export const EXIT = {
  ok: 0,
  /** The command worked, and its answer is bad news: errors in a pack, failed examples. */
  failed: 1,
  /** The command could not work: unknown option, unreadable file, unusable pack or data. */
  unusable: 2,
} as const;

export interface Command {
  name: string;
  /** One line of the general help, e.g. "lint PACK [--json]". */
  usage: string;
  summary: string;
  /** Further lines of the command's own help. */
  details?: readonly string[];
  /** Resolves to an exit code. @throws UsageError for wrong arguments, InputError for unusable files. */
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** Wrong arguments; the command's usage is shown with it. */
export class UsageError extends Error {}

/** A file that can't be used; the message says what to do. */
export class InputError extends Error {
  constructor(
    message: string,
    /** Further lines, e.g. one problem each. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

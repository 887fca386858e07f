import type { SpendRow } from '../../record/spend';
import type { SpendSheet } from './spend-sheet';

/** What a file or a pasted text holds; with any problem nothing of it is taken. */
export interface ReadSpend {
  rows: SpendRow[];
  problems: { line: number | null; message: string }[];
}

/** Reads amounts and files as the terminal does. */
export interface SpendReader {
  text(text: string): Promise<ReadSpend>;
  file(file: Blob & { readonly name: string }): Promise<ReadSpend>;
  /** With the currency that the text states. */
  amount(text: string): { value: number; currency?: string } | { why: string };
}

/** Spend as it is kept in this browser. All reject with an error whose message says what to do. */
export interface SpendSource {
  read(): Promise<SpendRow[]>;
  /** What differs between the two. */
  save(before: readonly SpendRow[], after: readonly SpendRow[]): Promise<void>;
  reader(): Promise<SpendReader>;
  /** What was typed and not saved, while the page lives. */
  kept: { sheet?: SpendSheet; text?: string };
}

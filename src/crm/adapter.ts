import type { Crm, PageReading, RecordIdentity } from '../record/types';

/**
 * Texts last shown as saved, by API name; '' stands for an empty field. Tells an edit from a
 * value that a form merely repeats, because frameworks keep `defaultValue` in step with typing.
 */
export type SavedTexts = ReadonlyMap<string, string>;

/**
 * API names by label, in the words of this user's page: only what pages of the same kind of record
 * stated beside a field's own name, never a translation. Null where two fields share a label.
 */
export type KnownLabels = ReadonlyMap<string, string | null>;

/**
 * The page side of one CRM. It gathers texts under the CRM's own field names and judges nothing.
 * No method throws on unknown markup: what is not recognised is left out or unreadable.
 */
export interface CrmPage {
  crm: Crm;
  /**
   * The record a URL names, or null when it is no record page of a known object. With `doc` also the
   * record that the page itself names, where records open in place.
   */
  identify(url: URL, doc?: Document): RecordIdentity | null;
  /** True for pages that open and close records without a change of the address. */
  opensInPlace(url: URL): boolean;
  /**
   * Reads the visible record. `readAt` is the time of this reading. A field whose name the page does
   * not state is read by its label when `labels` knows that, and marked so.
   */
  read(
    doc: Document,
    identity: RecordIdentity,
    readAt: number,
    saved?: SavedTexts,
    labels?: KnownLabels,
  ): PageReading;
  /** The shown row of every field, by API name; of a field drawn twice, the first. */
  fieldElements(doc: Document): ReadonlyMap<string, HTMLElement>;
  /** The shown row of a field by its API name; null when it is not on the page. */
  findField(doc: Document, apiName: string): HTMLElement | null;
  /** The visible record's container, to observe; null while there is none. */
  root(doc: Document): Element | null;
}

import { type RecordAddress, readAddress } from './record/record-address';
import { TABS, type Tab } from './review-tabs';

/** What the address of the page asks for. */
export interface ReviewAddress {
  /** Of a record, the list: it is shown beside that, or leads back to it. */
  tab: Tab;
  record: RecordAddress | null;
}

/** The part of an address after `review.html` that shows a view; the list is what is shown without any. */
export const viewAddress = (tab: Tab): string => (tab === 'deals' ? '#' : `#${tab}`);

/** `hash`: as `location.hash`. What names no view is taken for a record, whose keys are never called like one. */
export function readReviewAddress(hash: string): ReviewAddress {
  const view = TABS.find(([id]) => viewAddress(id) === hash);
  return view ? { tab: view[0], record: null } : { tab: 'deals', record: readAddress(hash) };
}

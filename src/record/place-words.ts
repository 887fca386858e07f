import type { CrmRecord } from './types';

/** Where a value was looked for, and where to put it so that it is found. */
export interface PlaceWords {
  show: string;
  /** "Show it on this layout". */
  there: string;
  /** What else is to be done then; empty or a clause. */
  again: string;
  /** "is not on this page". */
  here: string;
  source: string;
}

/** A page shows what its layout has; files and the CRM's API give all there is, so nothing can be shown there. */
export const PLACE_WORDS: Readonly<Record<CrmRecord['coverage'], PlaceWords>> = {
  page: {
    show: 'Show',
    there: 'on this layout',
    again: ', then read the page again',
    here: 'on this page',
    source: 'this page',
  },
  full: { show: 'Include', there: 'in the data', again: '', here: 'in the data', source: 'the data' },
};

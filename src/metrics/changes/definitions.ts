import type { Category } from './bookings';

export interface CategoryWords {
  label: string;
  /** One plain sentence: what is counted, and with which amount. */
  definition: string;
}

/** What each line and list of "changes since" means; the view and docs/metrics.md give the same. */
export const CATEGORY_WORDS: Readonly<Record<Category, CategoryWords>> = {
  new: {
    label: 'New',
    definition:
      'Deals created after the opening instant that came into an open stage, with their closing amount.',
  },
  reopened: {
    label: 'Reopened',
    definition:
      'Deals that were closed at the opening and are open at the closing, with their closing amount.',
  },
  movedIn: {
    label: 'Moved in',
    definition:
      'Deals that came from another pipeline, or from outside of the filter, with their closing amount.',
  },
  amountUp: {
    label: 'Amount up',
    definition: 'Closing amount − opening amount of deals whose amount rose or was first set.',
  },
  amountDown: {
    label: 'Amount down',
    definition: 'Closing amount − opening amount of deals whose amount fell or was emptied.',
  },
  currency: {
    label: 'Currency changed',
    definition: 'Deals whose amount changed its currency: out with the old amount, in with the new one.',
  },
  advanced: {
    label: 'Advanced',
    definition:
      'Deals in a later open stage of the same pipeline than at the opening, with their closing amount.',
  },
  skipped: {
    label: 'Skipped a stage',
    definition:
      'Of those that advanced: deals with a move in between that went past one or more open stages.',
  },
  regressed: {
    label: 'Regressed',
    definition:
      'Deals in an earlier open stage of the same pipeline than at the opening, with their closing amount.',
  },
  won: {
    label: 'Won',
    definition:
      'Deals that are won at the closing and were not at the opening, with their closing amount. The move into a won stage counts; “Executive” counts won value by the close date instead.',
  },
  lost: {
    label: 'Lost',
    definition: 'Deals that are lost at the closing and were not at the opening, with their closing amount.',
  },
  movedOut: {
    label: 'Moved out',
    definition: 'Deals that went to another pipeline, or out of the filter, with their closing amount.',
  },
  gone: {
    label: 'Deleted or closed to you',
    definition: 'Deals that the CRM stopped giving between the two instants, with the amount last read.',
  },
  pushed: {
    label: 'Pushed',
    definition: 'Deals open at both instants whose close date is 1 or more days later than at the opening.',
  },
  pulledIn: {
    label: 'Pulled in',
    definition: 'Deals open at both instants whose close date is 1 or more days earlier than at the opening.',
  },
  unknown: {
    label: 'Not told',
    definition:
      'Deals whose stage, owner or amount at one of the instants nothing tells; they are never guessed.',
  },
};

import type { Peer, PeerIndex } from '../define';
import { deal, empty, filled, lead, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const peer = (id: string, title: string | null): Peer => ({
  identity: { ...deal().identity, object: 'contact', id },
  title,
  shares: 'e-mail address (ada@example.com)',
});

/** Finds `others` for ada@example.com, and no key where there is no e-mail address. */
const peersOf = (...others: Peer[]): PeerIndex => ({
  size: 41,
  matches({ fields: { email } }) {
    if (email?.state !== 'value') return null;
    return {
      peers: email.value === 'ada@example.com' ? others : [],
      compared: 'e-mail address',
      among: 41,
    };
  },
});

const ada = lead({ email: filled('ada@example.com') });
const other = lead({ email: filled('bob@example.com') });

export const examples: RuleKindExamples = {
  options: {},
  passes: [
    {
      name: 'nobody else with the address',
      record: other,
      environment: { peers: peersOf(peer('7', 'Ada Sampleton')) },
      says: 'None of 41 leads and contacts at hand has the same e-mail address.',
    },
    {
      name: 'only one other record at hand',
      record: other,
      environment: {
        peers: { size: 2, matches: () => ({ peers: [], compared: 'e-mail address', among: 1 }) },
      },
      says: 'The one other lead or contact at hand does not have the same e-mail address.',
    },
  ],
  fails: [
    {
      name: 'a contact with the same address',
      record: ada,
      environment: { peers: peersOf(peer('7', 'Ada Sampleton')) },
      cleared: other,
      says: 'Another record has the same e-mail address (ada@example.com): contact Ada Sampleton. Compare them and merge them in the CRM, or mark them as not the same.',
    },
    {
      name: 'many of them, one without a name',
      record: ada,
      environment: {
        peers: peersOf(peer('7', null), peer('8', 'Ada'), peer('9', 'A. Sampleton'), peer('10', 'Ada S.')),
      },
      cleared: other,
      says: '4 other records have the same e-mail address (ada@example.com): contact 7, contact Ada, contact A. Sampleton and 1 more. Compare them and merge them in the CRM, or mark them as not the same.',
    },
  ],
  unknown: [
    {
      name: 'no other records at hand',
      record: ada,
      says: 'No other leads or contacts are at hand. Visit or import more records, then read the page again.',
    },
    {
      name: 'nothing at hand but the record itself',
      record: ada,
      environment: {
        peers: { size: 1, matches: () => ({ peers: [], compared: 'e-mail address', among: 0 }) },
      },
      says: 'No other leads or contacts are at hand. Visit or import more records, then read the page again.',
    },
    {
      name: 'no key on the layout',
      record: lead({ email: unreadable('loading'), company: empty(), phone: empty(), name: filled('Ada') }),
      environment: { peers: peersOf() },
      says: 'E-mail can’t be read: the page is still loading it. There is nothing to compare with other records. Show it on this layout, then read the page again.',
    },
  ],
  invalidOptions: [{ name: 'one that it does not have', options: { fuzzy: true } }],
};

import * as z from 'zod/mini';
import type { Finding } from '../../record/assessment';
import { joinWords, objectNoun, plural } from '../../record/format';
import { mergeLabel, mergePage } from '../../record/merge-page';
import type { CrmRecord } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { type CompileContext, defineRuleKind, type Peer, type PeerMatches } from '../define';
import { factEvidence, factsOf, gapSentences, gapsIn } from '../gaps';

const messages = {
  found: {
    outcome: 'fail',
    title: '{{count}} of the same person',
    says: '{{others}} the same {{shares}}: {{names}}.',
    next: 'Compare them and merge them in the CRM, or mark them as not the same.',
    clears: 'Merge the records, or mark them as not the same.',
  },
  none: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{known}} the same {{compared}}.',
    next: '',
  },
  noPeers: {
    outcome: 'unknown',
    title: '{{rule}}: nothing to compare with',
    says: 'No other leads or contacts are at hand.',
    next: 'Visit or import more records{{again}}.',
  },
  hidden: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}} There is nothing to compare with other records.',
    next: '{{show}} {{them}} {{there}}{{again}}.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

/** What two records are compared by (domain.md § 7). */
const KEYS = ['email', 'company', 'phone', 'name'];

/** More records than anyone reads in a sentence are counted. */
const MOST_NAMED = 3;

export default defineRuleKind({
  id: 'duplicate',
  appliesTo: ['lead', 'contact'],
  options: z.strictObject({}),
  messages,
  fields: () => KEYS,
  compile:
    (_options, context) =>
    (record, { peers }) => {
      if (!peers || peers.size === 0) return [context.finding('noPeers')];
      const matches = peers.matches(record);
      if (!matches) return [hidden(record, context)];
      if (matches.among === 0) return [context.finding('noPeers')];
      if (matches.peers.length > 0) return [found(matches.peers, record, context)];
      return [context.finding('none', { known: knownText(matches), compared: matches.compared })];
    },
});

const knownText = ({ among }: PeerMatches) =>
  among === 1
    ? 'The one other lead or contact at hand does not have'
    : `None of ${among} leads and contacts at hand has`;

function found(peers: readonly Peer[], record: CrmRecord, context: Context): Finding {
  const named = peers.slice(0, MOST_NAMED).map(nameOf);
  const rest = peers.length - named.length;
  const count = peers.length + 1;
  const values = {
    count: plural(count, 'record'),
    others: peers.length === 1 ? 'Another record has' : `${peers.length} other records have`,
    shares: joinWords([...new Set(peers.map(({ shares }) => shares))]),
    names: joinWords(rest > 0 ? [...named, `${rest} more`] : named),
  };
  const facts = factsOf(record, KEYS, context.pack).filter(({ known }) => known.state === 'value');
  return context.finding('found', values, {
    measure: { value: count, limit: 1, unit: 'records', text: plural(count, 'record') },
    evidence: [
      ...factEvidence(facts),
      ...peers
        .slice(0, 10)
        .map((peer) => ({ label: nameOf(peer), value: peer.identity.url || peer.identity.id })),
    ],
    fields: facts.map(({ name, label }) => ({ name, label })),
    suggests: mergeSuggestions(record, peers),
  });
}

/** Merging is done in the CRM, which shows what is lost; this leads there. */
function mergeSuggestions(record: CrmRecord, peers: readonly Peer[]): Suggestion[] {
  const { email } = record.fields;
  const address = email?.state === 'value' ? email.text : null;
  const pages = peers.flatMap((peer) => mergePage(record, peer, address) ?? []);
  return pages.slice(0, 1).map((open) => ({ label: mergeLabel(record.identity.crm), open }));
}

const nameOf = ({ identity, title }: Peer): string =>
  `${objectNoun(identity)[0]} ${title?.trim() || identity.id}`;

function hidden(record: CrmRecord, context: Context): Finding {
  const gaps = gapsIn(factsOf(record, KEYS, context.pack));
  const values = { gaps: gapSentences(gaps), them: gaps.length === 1 ? 'it' : 'them' };
  return context.finding('hidden', values, { fields: gaps.map(({ name, label }) => ({ name, label })) });
}

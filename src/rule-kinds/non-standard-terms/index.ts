import * as z from 'zod/mini';
import { joinWords, plural } from '../../record/format';
import { type DealTerm, dealTerms, type TermKind } from '../deal-terms';
import { defineRuleKind } from '../define';
import { factEvidence, factsOf, gapSentences, gapsIn } from '../gaps';

const messages = {
  unlogged: {
    outcome: 'fail',
    title: '{{count}} off standard',
    says: '{{terms}}; {{field}} is empty.',
    next: 'Log {{kinds}} in {{field}}.',
    clears: 'Log {{kinds}} in {{field}}.',
  },
  logged: { outcome: 'pass', title: '{{rule}}', says: '{{terms}}; logged as “{{log}}”.', next: '' },
  standard: { outcome: 'pass', title: '{{rule}}', says: 'All terms are standard.', next: '' },
  hidden: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}} Leadlight can’t tell whether {{question}}.',
    next: '{{show}} {{them}} {{there}}{{again}}.',
  },
  noDesk: {
    outcome: 'unknown',
    title: '{{rule}}: no standard terms',
    says: 'This rule pack does not say which terms are standard.',
    next: 'Ask {{owner}} to add a deal desk to the pack, or to take this rule out.',
  },
} as const;

/** How each kind of term is called where they are counted. An amount is no term. */
const KIND_NAMES: Partial<Record<TermKind, string>> = {
  discount: 'discount',
  paymentTerms: 'payment terms',
  multiYear: 'multi-year pricing',
  customTerms: 'legal terms',
};

export default defineRuleKind({
  id: 'non-standard-terms',
  appliesTo: ['deal'],
  options: z.strictObject({
    /** The field where non-standard terms are logged, so that they can be counted by kind. */
    logField: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
  messages,
  fields: ({ logField }, { parts }) => [
    ...new Set([logField, ...Object.values(parts.dealDesk?.fields ?? {})]),
  ],
  compile:
    ({ logField }, context) =>
    (record, environment) => {
      const desk = context.pack.parts.dealDesk;
      if (!desk) return [context.finding('noDesk')];
      const terms = dealTerms(desk, record, environment, context.pack).filter(({ kind }) => KIND_NAMES[kind]);
      const off = terms.filter((term) => term.truth === true);
      const log = factsOf(record, [logField], context.pack);
      const open =
        off.length > 0 ? log : terms.filter((term) => term.truth === 'unknown').flatMap((term) => term.facts);
      const gaps = gapsIn(open).filter(
        ({ name }, index, all) => all.findIndex((gap) => gap.name === name) === index,
      );
      const [entry] = log;
      const fields = [...off.flatMap((term) => term.facts.slice(0, 1)), ...log].map(({ name, label }) => ({
        name,
        label,
      }));
      const values = {
        terms: capitalised(off.map((term) => term.says).join('; ')),
        count: plural(off.length, 'term'),
        kinds: joinWords(off.map(kindName)),
        field: entry?.label ?? '',
        log: entry?.known.state === 'value' ? entry.known.text : '',
      };
      const evidence = [
        ...off.map((term) => ({ label: kindName(term), value: term.says })),
        ...factEvidence(log),
      ];
      if (gaps.length > 0) {
        const question =
          off.length > 0 ? `${values.kinds} off standard are logged` : 'all terms are standard';
        const them = gaps.length === 1 ? 'it' : 'them';
        return [
          context.finding('hidden', { gaps: gapSentences(gaps), question, them }, { evidence, fields }),
        ];
      }
      if (off.length === 0) return [context.finding('standard')];
      if (values.log !== '') return [context.finding('logged', values, { evidence })];
      const measure = { value: off.length, limit: 0, unit: 'terms', text: values.count };
      return [context.finding('unlogged', values, { measure, evidence, fields })];
    },
});

const kindName = ({ kind }: DealTerm) => KIND_NAMES[kind] ?? kind;
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

import * as z from 'zod/mini';
import type { PackDealDesk } from '../../pack-parts/deal-desk';
import type { Finding } from '../../record/assessment';
import { joinWords, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import { type DealTerm, dealTerms, NO_PERCENTAGE } from '../deal-terms';
import { type CompileContext, defineRuleKind } from '../define';
import { type FieldFact, factEvidence, factsOf, factText, type Gap, gapSentences, gapsIn } from '../gaps';
import { stageKey } from '../stages';
import { type Approval, neededApproval, nextTierDown, tierDownText } from './approval';

const messages = {
  needed: {
    outcome: 'fail',
    title: '{{approver}} to approve',
    says: '{{triggers}}. {{field}} is {{approval}}.',
    next: 'Ask {{approver}}.{{preview}}',
    clears: 'Record the approval by {{approver}} in {{field}}.',
  },
  approved: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{field}} is {{approval}}{{triggers}}.',
    next: '',
  },
  standard: { outcome: 'pass', title: '{{rule}}', says: '{{tier}}: no approval needed.', next: '' },
  lost: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stage}} is a lost stage; no approval needed.',
    next: '',
  },
  hidden: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}} Leadlight can’t tell whether approval by {{approver}} is needed.',
    next: '{{remedy}}{{again}}.',
  },
  hiddenApproval: {
    outcome: 'unknown',
    title: '{{approver}} to approve?',
    says: '{{triggers}}. {{gaps}}',
    next: '{{show}} it {{there}}{{again}}.',
  },
  noDesk: {
    outcome: 'unknown',
    title: '{{rule}}: no deal desk',
    says: 'This rule pack has no approval tiers.',
    next: 'Ask {{owner}} to add them to the pack, or to take this rule out.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

const optionsSchema = z.strictObject({
  /** The field that an approval is recorded in. */
  approvalField: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Its values that approve; letters and digits count only. */
  approvedValues: z
    .array(z.string().check(z.minLength(1), z.maxLength(80)))
    .check(z.minLength(1), z.maxLength(30)),
});

type Options = z.infer<typeof optionsSchema>;

export default defineRuleKind({
  id: 'deal-desk',
  appliesTo: ['deal'],
  options: optionsSchema,
  messages,
  fields: ({ approvalField }, { parts }) => [
    ...new Set([approvalField, ...Object.values(parts.dealDesk?.fields ?? {})]),
  ],
  compile: (options, context) => {
    const desk = context.pack.parts.dealDesk;
    return (record, environment) => {
      if (!desk) return [context.finding('noDesk')];
      const place = record.stage ? context.pack.placeOf(record, record.stage) : null;
      if (place?.stage.kind === 'lost') return [context.finding('lost', { stage: place.stage.label })];
      const terms = dealTerms(desk, record, environment, context.pack);
      return [judge(desk, terms, options, record, context)];
    };
  },
});

function judge(
  desk: PackDealDesk,
  terms: DealTerm[],
  options: Options,
  record: CrmRecord,
  context: Context,
): Finding {
  const needed = neededApproval(terms);
  const [approval] = factsOf(record, [options.approvalField], context.pack);
  const isNeeded = needed.triggers.some((term) => desk.tiers[term.tier]?.approver !== null);
  if (approval && isApproved(approval, options) && (isNeeded || needed.open.length > 0))
    return approved(approval, needed, context);
  if (isNeeded && approval) return missing(desk, terms, needed, approval, context);
  if (needed.open.length > 0) return hidden(desk, needed, context);
  const tier = desk.tiers[needed.tier]?.label ?? '';
  return context.finding('standard', { tier }, { evidence: evidence(terms) });
}

function isApproved({ known }: FieldFact, { approvedValues }: Options): boolean {
  if (known.state !== 'value') return false;
  const names = [known.text, String(known.value)].map(stageKey);
  return approvedValues.some((value) => names.includes(stageKey(value)));
}

const triggerText = ({ triggers }: Approval) => {
  const text = triggers.map((term) => term.says).join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Every field that was looked at, once. */
function evidence(terms: readonly DealTerm[]) {
  const facts = terms.flatMap((term) => term.facts);
  return factEvidence(
    facts.filter((fact, index) => facts.findIndex((other) => other.name === fact.name) === index),
  );
}

const links = (facts: readonly { name: string; label: string }[]) =>
  facts.map(({ name, label }) => ({ name, label }));

function approved(approval: FieldFact, needed: Approval, context: Context): Finding {
  const triggers =
    needed.triggers.length > 0 ? `; ${joinWords(needed.triggers.map((term) => term.says))}` : '';
  return context.finding(
    'approved',
    { field: approval.label, approval: factText(approval), triggers },
    { evidence: evidence([...needed.triggers, ...needed.open]) },
  );
}

function missing(
  desk: PackDealDesk,
  terms: readonly DealTerm[],
  needed: Approval,
  approval: FieldFact,
  context: Context,
): Finding {
  const tier = desk.tiers[needed.tier];
  const down = nextTierDown(needed, terms);
  const values = {
    approver: tier?.approver ?? tier?.label ?? '',
    triggers: triggerText(needed),
    field: approval.label,
    approval: factText(approval),
    preview: down ? ` ${tierDownText(desk, down)}` : '',
  };
  const details = {
    measure: {
      value: needed.triggers.length,
      limit: 0,
      unit: 'triggers',
      text: plural(needed.triggers.length, 'trigger'),
    },
    evidence: [
      ...needed.triggers.map((term) => ({ label: desk.tiers[term.tier]?.label ?? '', value: term.says })),
      ...factEvidence([approval]),
    ],
    fields: links([approval, ...needed.triggers.flatMap((term) => term.facts.slice(0, 1))]),
  };
  if (approval.known.state !== 'unknown') return context.finding('needed', values, details);
  const gaps = gapSentences(gapsIn([approval]));
  return context.finding('hiddenApproval', { ...values, gaps }, { ...details, measure: null });
}

/** A value that is there and makes no sense is to be mended, not shown. */
function remedyFor(gaps: readonly Gap[], { show, there }: Context['place']): string {
  const them = gaps.length === 1 ? 'it' : 'them';
  return gaps.every(({ why }) => why.endsWith(NO_PERCENTAGE))
    ? `Correct ${them}`
    : `${show} ${them} ${there}`;
}

function hidden(desk: PackDealDesk, { open }: Approval, context: Context): Finding {
  const all = open.flatMap((term) => term.gaps);
  const gaps = all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  const highest = desk.tiers[Math.max(...open.map((term) => term.tier))];
  return context.finding(
    'hidden',
    {
      gaps: gapSentences(gaps),
      approver: highest?.approver ?? highest?.label ?? '',
      remedy: remedyFor(gaps, context.place),
    },
    { evidence: evidence(open), fields: links(gaps) },
  );
}

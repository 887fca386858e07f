import * as z from 'zod/mini';
import { fieldsOf } from '../../conditions/condition';
import { knownValue } from '../../conditions/read-field';
import { joinChoices } from '../../conditions/words';
import type { PackRouting } from '../../pack-parts/routing';
import type { Finding } from '../../record/assessment';
import type { CrmRecord } from '../../record/types';
import type { Suggestion } from '../../record/write-back';
import { type CompileContext, defineRuleKind, type RoutedTo } from '../define';
import { gapSentences } from '../gaps';
import { stageKey } from '../stages';

const messages = {
  differs: {
    outcome: 'fail',
    title: 'Routing names another owner',
    says: '{{field}} is {{current}}; routing gives the record to {{owners}}.',
    next: 'Hand it over, or agree with {{owner}} that it stays.',
    clears: 'Set {{field}} to {{owners}}.',
  },
  unassigned: {
    outcome: 'fail',
    title: 'No owner yet',
    says: '{{field}} is empty; routing gives the record to {{owners}}.',
    next: 'Assign it.',
    clears: 'Set {{field}} to {{owners}}.',
  },
  follows: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{field}} is {{current}}, as routing has it.',
    next: '',
  },
  assigned: { outcome: 'pass', title: '{{rule}}', says: '{{field}} is {{current}}.', next: '' },
  queued: { outcome: 'pass', title: '{{rule}}', says: 'Routing puts the record into {{queue}}.', next: '' },
  unsure: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{why}} Leadlight can’t tell who gets the record.',
    next: '{{show}} what is missing {{there}}{{again}}.',
  },
  hidden: {
    outcome: 'unknown',
    title: '{{rule}}?',
    says: '{{gaps}}',
    next: '{{show}} it {{there}}{{again}}.',
  },
  noRoster: {
    outcome: 'unknown',
    title: '{{rule}}: nobody to route to',
    says: 'No people and teams are at hand for this rule pack’s routing.',
    next: 'Ask {{owner}} to add them to the pack, or import a roster.',
  },
} as const;

type Context = CompileContext<keyof typeof messages>;

export default defineRuleKind({
  id: 'routing',
  appliesTo: ['lead', 'contact', 'deal'],
  options: z.strictObject({
    /** Warn of records without an owner only, not of those with another one. */
    unassignedOnly: z.boolean(),
  }),
  messages,
  fields: (_options, { parts: { routing } }) => [
    ...new Set([ownerField(routing), ...(routing ? fieldsRead(routing) : [])]),
  ],
  compile:
    ({ unassignedOnly }, context) =>
    (record, { routedTo }) => [
      routedTo ? judge(record, routedTo, unassignedOnly, context) : context.finding('noRoster'),
    ],
});

const ownerField = (routing: PackRouting | undefined): string => routing?.fields.owner ?? 'owner';

function fieldsRead({ fields, branches, territories = [], buyingCommittee }: PackRouting): string[] {
  const conditions = [...branches, ...territories].flatMap(({ when }) => when ?? []);
  if (buyingCommittee) conditions.push(buyingCommittee.engagedWhen);
  return [...Object.values(fields).filter((name) => name !== undefined), ...conditions.flatMap(fieldsOf)];
}

function judge(record: CrmRecord, routed: RoutedTo, unassignedOnly: boolean, context: Context): Finding {
  const { name, label, type } = context.pack.field(ownerField(context.pack.parts.routing));
  const known = knownValue(record, name, type);
  const evidence = [...routed.path];
  const fields = [{ name, label }];
  if (known.state === 'unknown') {
    const gaps = gapSentences([{ name, label, cause: known.cause, why: known.why }]);
    return context.finding('hidden', { gaps }, { evidence, fields });
  }
  const current = known.state === 'value' ? known.text : '';
  if (current !== '' && isOneOf(current, routed))
    return context.finding('follows', { field: label, current }, { evidence });
  if (current !== '' && unassignedOnly)
    return context.finding('assigned', { field: label, current }, { evidence });
  if (routed.unsure !== null) return context.finding('unsure', { why: routed.unsure }, { evidence });
  if (routed.owners.length === 0)
    return context.finding('queued', { queue: routed.queue ?? 'no queue' }, { evidence });
  const values = { field: label, current, owners: joinChoices(routed.owners) };
  const measure = { value: Number(current !== ''), limit: 1, unit: 'owners', text: 'no owner' };
  const suggests = routed.owners.slice(0, MOST_OFFERED).map((owner) => assignTo(owner, name, label));
  return current === ''
    ? context.finding('unassigned', values, { severity: 'info', measure, evidence, fields, suggests })
    : context.finding('differs', values, {
        severity: 'info',
        measure: { ...measure, text: 'another owner' },
        evidence,
        fields,
        suggests,
      });
}

/** So many people are offered by a button of their own. */
const MOST_OFFERED = 3;

const assignTo = (owner: string, field: string, label: string): Suggestion => ({
  label: `Assign to ${owner}`,
  change: { kind: 'setOwner', values: [{ field, label, names: [owner] }] },
});

const isOneOf = (name: string, { owners, aliases }: RoutedTo): boolean =>
  [...owners, ...aliases].some((own) => stageKey(own) === stageKey(name));

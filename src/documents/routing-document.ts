import { fieldsOf } from '../conditions/condition';
import type { PackRouting } from '../pack-parts/routing';
import { formatIsoDate, plural } from '../record/format';
import type { ObjectKind } from '../record/types';
import { ROUTING_SET_UP } from './guidance/routing';
import { blocks, bold, type Content, heading, list, md, paragraph, table } from './markdown';
import { type FlowLink, type FlowNode, flowchart } from './mermaid';
import { fact, fieldsSection, gapOf, head, missing, sentence, setUpSection } from './parts';
import {
  branchWords,
  fallbackWords,
  type RoutingNames,
  routingNames,
  targetWords,
  tierTime,
} from './routing-words';
import type { Sheet } from './sheet';
import { spanWords } from './time-words';

const ALL: readonly ObjectKind[] = ['lead', 'contact', 'deal'];
const MINUTE = 60_000;
const USUAL_COMMITTEE = 3;
const NO_ROUTING =
  'Routing: the pack has no decision tree, no fallback and no people, so no owner is suggested.';

/** The routing rules: who gets a new record, as a tree with its fallback, and everything it turns on. */
export function routingDocument(sheet: Sheet): string {
  const { routing } = sheet.pack;
  return blocks(
    head(
      sheet,
      'Routing rules',
      'Who gets a new record. The most specific case comes first, the general one later, and there is always somebody at the end. Each decision is explained with the path taken and the paths not taken.',
    ),
    routing ? routingSections(sheet, routing) : paragraph(bold(NO_ROUTING)),
    fieldsSection(sheet, routing ? routingFields(routing) : [], ALL),
    setUpSection(sheet, ROUTING_SET_UP),
    missing(gaps(routing)),
  );
}

function routingSections(sheet: Sheet, routing: PackRouting): string {
  const names = routingNames(routing);
  return blocks(
    treeSection(sheet, routing, names),
    turnsSection(routing),
    accountsSection(routing, names),
    territorySection(sheet, routing),
    committeeSection(sheet, routing),
    peopleSection(sheet, routing, names),
  );
}

function treeSection(sheet: Sheet, routing: PackRouting, names: RoutingNames): string {
  const { branches, unknown } = routing;
  return blocks(
    heading(2, 'Decision tree'),
    paragraph('The first branch that holds decides.'),
    list(
      [
        ...branches.map((branch) => ({
          content: md`${branch.label}`,
          children: [
            { content: fact('If', sentence(branchWords(sheet, branch))) },
            { content: fact('Then', sentence(targetWords(branch.to, names))) },
          ],
        })),
        {
          content: 'Fallback',
          children: [{ content: fact('Otherwise', sentence(fallbackWords(routing, names))) }],
        },
      ],
      'numbers',
    ),
    paragraph(
      unknown === 'skip'
        ? 'A branch that can’t be judged, because a field can’t be read, is passed over, and the decision says so.'
        : 'A branch that can’t be judged, because a field can’t be read, stops the decision: nobody is suggested until the field is known.',
    ),
    paragraph(
      'Where nobody who could take the record is available, it waits in the queue of the team, or in that of the fallback. The time of a named account’s tier goes before the time of its branch.',
    ),
    heading(3, 'The same as a chart'),
    treeChart(routing, names),
  );
}

function treeChart(routing: PackRouting, names: RoutingNames): string {
  const { branches } = routing;
  const question = (index: number) => (index < branches.length ? `b${index + 1}` : 'fallback');
  const nodes: FlowNode[] = [
    { id: 'start', text: 'New record', shape: 'answer' },
    ...branches.flatMap(({ label, to }, index): FlowNode[] => [
      { id: `b${index + 1}`, text: label, shape: 'question' },
      { id: `t${index + 1}`, text: targetWords(to, names), shape: 'answer' },
    ]),
    { id: 'fallback', text: `Fallback: ${fallbackWords(routing, names)}`, shape: 'answer' },
  ];
  const links: FlowLink[] = [
    { from: 'start', to: question(0) },
    ...branches.flatMap((_, index): FlowLink[] => [
      { from: `b${index + 1}`, to: `t${index + 1}`, label: 'yes' },
      { from: `b${index + 1}`, to: question(index + 1), label: 'no' },
    ]),
  ];
  return flowchart(nodes, links);
}

const ATTAINMENT = {
  more: 'Who is ahead of quota gets more turns.',
  less: 'Who is ahead of quota gets fewer turns.',
  same: 'Quota attainment makes no difference.',
} as const;

const turnsSection = ({ resets, attainment = 'same', zone }: PackRouting): string =>
  blocks(
    heading(2, 'Round-robin, capacity and days off'),
    list([
      'Turns go to people who are neither away nor at their capacity; the others are passed over and named.',
      ATTAINMENT[attainment],
      resets === 'weekly'
        ? 'Turns and capacities start anew every Monday.'
        : 'Turns and capacities start anew on the first of each month.',
      `Days off and the reset follow the time zone ${zone}.`,
    ]),
  );

function accountsSection(
  { accountTiers = [], accountNames = 'suggest' }: PackRouting,
  names: RoutingNames,
): string {
  if (accountTiers.length === 0) return '';
  return blocks(
    heading(2, 'Named accounts'),
    paragraph(
      accountNames === 'suggest'
        ? 'An account is recognised by its e-mail domains. An equal company name without a matching domain is only suggested.'
        : 'An account is recognised by its e-mail domains, and by an equal company name where no domain matches.',
    ),
    ...accountTiers.map((tier) =>
      blocks(
        heading(3, `Tier ${tier.tier}`),
        paragraph(`Answered within: ${tierTime(tier)}.`),
        table(
          ['Account', 'Owner', 'Domains', 'Other names'],
          tier.accounts.map(({ label, owner, domains, names: others = [] }) => [
            label,
            owner ? names.person(owner) : '–',
            domains.join(', '),
            others.join(', '),
          ]),
        ),
        tier.accounts.length === 0 ? paragraph('No account is in this tier yet.') : '',
      ),
    ),
  );
}

function territorySection(sheet: Sheet, { territories = [], people }: PackRouting): string {
  if (territories.length === 0) return '';
  const owners = (id: string) =>
    people.filter((person) => person.territories?.includes(id)).map(({ label }) => label);
  return blocks(
    heading(2, 'Territories'),
    paragraph('The first territory that holds is the record’s. Owners who share one take turns.'),
    table(
      ['Territory', 'Holds when', 'Owners'],
      territories.map(({ id, label, when }) => [label, sentence(sheet.says(when)), owners(id).join(', ')]),
    ),
  );
}

function committeeSection({ says }: Sheet, { buyingCommittee }: PackRouting): string {
  if (!buyingCommittee) return '';
  const { contacts = USUAL_COMMITTEE, engagedWhen } = buyingCommittee;
  return blocks(
    heading(2, 'Buying committee'),
    paragraph(
      `Contacts of one account go to the same owner. ${contacts} or more engaged contacts make a buying committee. A contact is engaged when this is so: ${says(engagedWhen)}.`,
    ),
  );
}

function peopleSection({ format }: Sheet, { people, teams }: PackRouting, names: RoutingNames): string {
  const away = people.flatMap(({ label, pto = [] }) =>
    pto.map(({ from, to }) => [label, formatIsoDate(from, format), formatIsoDate(to, format)]),
  );
  return blocks(
    heading(2, 'Teams and people'),
    table(
      ['Team', 'Queue', 'Waits at most'],
      teams.map(({ label, queue }) => [
        label,
        queue?.label ?? '–',
        queue ? spanWords(queue.slaMinutes * MINUTE) : '–',
      ]),
    ),
    table(
      ['Person', 'Team', 'Capacity', 'Quota', 'Skills', 'Languages'],
      people.map(({ label, team, capacity, quotaAttainment, skills = [], languages = [] }) => [
        label,
        team ? names.team(team) : '–',
        capacity === undefined ? 'no limit' : plural(capacity, 'record'),
        quotaAttainment === undefined ? '–' : `${quotaAttainment}%`,
        skills.join(', '),
        languages.join(', '),
      ]),
    ),
    table(['Away', 'From', 'To'], away),
  );
}

const routingFields = ({ fields, branches, territories = [], buyingCommittee }: PackRouting): string[] => [
  ...Object.values(fields).filter((name) => name !== undefined),
  ...branches.flatMap(({ when }) => (when ? fieldsOf(when) : [])),
  ...territories.flatMap(({ when }) => fieldsOf(when)),
  ...(buyingCommittee ? fieldsOf(buyingCommittee.engagedWhen) : []),
];

function gaps(routing: PackRouting | undefined): (Content | null)[] {
  if (!routing) return [NO_ROUTING];
  const { branches, fallback, accountTiers, territories, people, teams } = routing;
  return [
    branches.length > 0 ? null : 'Branches: everything goes to the fallback.',
    fallback ? null : 'A fallback: a record that no branch decides has no owner.',
    accountTiers?.some(({ accounts }) => accounts.length > 0)
      ? null
      : 'Named accounts: none is listed, so no record belongs to one.',
    territories?.length ? null : 'Territories: none is drawn, so no record lies in one.',
    people.length > 0 ? null : 'People: nobody is listed, so nobody can be suggested by name.',
    gapOf(
      'Queues',
      teams.filter(({ queue }) => !queue),
      'their records wait in that of the fallback.',
    ),
  ];
}

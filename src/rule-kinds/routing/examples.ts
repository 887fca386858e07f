import type { RoutedTo } from '../define';
import { empty, filled, lead, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const SALES: RoutedTo = {
  owners: ['Kim Rep', 'Lou Rep'],
  aliases: ['kim@seller.example'],
  queue: null,
  unsure: null,
  path: [{ label: 'Everybody else', value: 'Taken. It takes every record.' }],
};

const routed = (change: Partial<RoutedTo> = {}) => ({ environment: { routedTo: { ...SALES, ...change } } });
const owned = (name: string) => lead({ owner: filled(name) });
const unowned = lead({ owner: empty() });
const WAITING = { owners: [], aliases: [], queue: 'Sales queue' };
const UNSURE = { unsure: 'Likely ACV is not on this layout.' };

export const examples: RuleKindExamples = {
  options: { unassignedOnly: false },
  passes: [
    {
      name: 'one of those who take turns',
      record: owned('lou rep'),
      ...routed(),
      says: 'Owner is lou rep, as routing has it.',
    },
    {
      name: 'by another name',
      record: owned('kim@seller.example'),
      ...routed(UNSURE),
      says: 'Owner is kim@seller.example, as routing has it.',
    },
    {
      name: 'nobody is available',
      record: unowned,
      ...routed(WAITING),
      says: 'Routing puts the record into Sales queue.',
    },
    {
      name: 'another owner, where only missing ones count',
      options: { unassignedOnly: true },
      record: owned('Max Rep'),
      ...routed(),
      says: 'Owner is Max Rep.',
    },
  ],
  fails: [
    {
      name: 'no owner',
      record: unowned,
      ...routed(),
      cleared: owned('Kim Rep'),
      says: 'Owner is empty; routing gives the record to Kim Rep or Lou Rep. Assign it.',
    },
    {
      name: 'another owner',
      record: owned('Max Rep'),
      ...routed({ owners: ['Ann Rep'] }),
      cleared: owned('Ann Rep'),
      says: 'Owner is Max Rep; routing gives the record to Ann Rep. Hand it over, or agree with RevOps that it stays.',
    },
  ],
  unknown: [
    {
      name: 'no roster',
      record: unowned,
      says: 'No people and teams are at hand for this rule pack’s routing. Ask RevOps to add them to the pack, or import a roster.',
    },
    {
      name: 'the owner can’t be read',
      record: lead({ owner: unreadable('loading') }),
      ...routed(),
      says: 'Owner can’t be read: the page is still loading it. Show it on this layout, then read the page again.',
    },
    {
      name: 'a branch that could decide otherwise',
      record: owned('Max Rep'),
      ...routed(UNSURE),
      says: 'Likely ACV is not on this layout. Leadlight can’t tell who gets the record. Show what is missing on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a word for a yes', options: { unassignedOnly: 'yes' } },
  ],
};

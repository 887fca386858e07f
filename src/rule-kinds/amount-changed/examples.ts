import type { HistoryEntry } from '../../record/types';
import { deal, empty, filled, history, moment, stage } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const made = history('amount', 'crm', ['2026-09-01', '50000']);
const change = (iso: string, from: string, to: string) => history('amount', 'crm', [iso, to, from]);
const cut = [...made, ...change('2026-11-12', '50000', '38000.00')];

const closing = (rows: HistoryEntry[], fields = {}, overrides = {}) =>
  deal({ history: rows, fields: { closeDate: filled('2026-11-27'), ...fields }, ...overrides });

const inStage = { percent: 10, stages: ['negotiation'] };

export const examples: RuleKindExamples = {
  options: { percent: 10, daysBeforeClose: 30 },
  passes: [
    {
      name: 'never changed',
      record: closing(made),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'by just as much as is allowed',
      record: closing([...made, ...change('2026-11-12', '50000', '55000')]),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'a lot, but early',
      record: closing([...made, ...change('2026-10-12', '50000', '80000')]),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'a slip of the finger, put right on the same day',
      record: closing([
        ...made,
        ...change('2026-11-12T08:00Z', '50000', '500000'),
        ...change('2026-11-12T08:01Z', '500000', '50000'),
      ]),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'a first amount is no change',
      record: closing(history('amount', 'crm', ['2026-11-01', null], ['2026-11-12', '38000'])),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'with a reason',
      options: { percent: 10, daysBeforeClose: 30, reasonField: 'amountReason' },
      record: closing(cut, { amountReason: filled('Fewer seats') }),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'before the late stage was entered',
      options: inStage,
      record: closing([
        ...cut,
        ...history('stage', 'crm', ['2026-09-01', 'Proposal'], ['2026-11-15', 'Negotiation']),
      ]),
      says: 'Amount has no late change of more than 10% to explain.',
    },
    {
      name: 'a closed deal',
      record: closing(cut, {}, { stage: stage('Closed Won') }),
      says: 'Closed Won is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'cut shortly before the close date',
      record: closing(cut),
      cleared: closing([...cut, ...change('2026-11-20', '38000', '45000')]),
      says: 'Amount went from 50,000 to 38,000 (−24%), last on 12 Nov 2026, 15 days before the close date; the rule warns of more than 10% so late. Check it against the quote and correct it, or dismiss this with the reason.',
    },
    {
      name: 'raised in steps, the reason missing',
      options: { percent: 10, daysBeforeClose: 30, reasonField: 'amountReason' },
      record: closing(
        [...made, ...change('2026-11-12', '50000', '60000'), ...change('2026-11-14', '60000', '72000')],
        { amountReason: empty() },
      ),
      cleared: closing(cut, { amountReason: filled('Fewer seats') }),
      says: 'Amount went from 50,000 to 72,000 (+44%), last on 14 Nov 2026, 13 days before the close date; more than 10% so late needs a reason, and amountReason is empty. Say why in amountReason, or correct the amount.',
    },
    {
      name: 'emptied and set again, lower',
      record: closing([
        ...made,
        ...history('amount', 'crm', ['2026-11-10', null, '50000'], ['2026-11-12', '38000']),
      ]),
      cleared: closing([...cut, ...change('2026-11-20', '38000', '50000')]),
      says: 'Amount went from 50,000 to 38,000 (−24%), last on 12 Nov 2026, 15 days before the close date; the rule warns of more than 10% so late. Check it against the quote and correct it, or dismiss this with the reason.',
    },
    {
      name: 'in a late stage, seen between two visits',
      options: inStage,
      record: deal({
        fields: { stageEnteredAt: moment('2026-11-01') },
        history: history('amount', 'observed', ['2026-11-12', '38000', '50000', '2026-11-03']),
      }),
      cleared: deal({
        fields: { stageEnteredAt: moment('2026-11-01') },
        history: [...cut, ...change('2026-11-20', '38000', '50000')],
      }),
      says: 'Amount went from 50,000 to 38,000 (−24%), last between 3 Nov 2026 and 12 Nov 2026, in Negotiation; the rule warns of more than 10% so late. Check it against the quote and correct it, or dismiss this with the reason.',
    },
    {
      name: 'after the close date, and not in the history yet',
      record: closing(made, { closeDate: filled('2026-08-30'), amount: filled(20_000) }),
      cleared: closing(made, { closeDate: filled('2026-08-30'), amount: filled(50_000) }),
      says: 'Amount went from 50,000 to 20,000 (−60%), last between 1 Sept 2026 and 20 Nov 2026, 82 days after the close date; the rule warns of more than 10% so late. Check it against the quote and correct it, or dismiss this with the reason.',
    },
  ],
  unknown: [
    {
      name: 'the currency changed with it',
      record: closing([
        ...made,
        ...change('2026-11-12', '50000', '70000').map((entry) => ({
          ...entry,
          currencies: { from: 'EUR', to: 'USD' },
        })),
      ]),
      says: 'Amount and its currency changed on 12 Nov 2026; amounts in two currencies can’t be compared. Compare the two amounts in one currency.',
    },
    {
      name: 'the close date is not on the layout',
      record: deal({ history: cut }),
      says: 'Amount changed on 12 Nov 2026; the close date is not on this layout. Look it up in the CRM’s own history.',
    },
    {
      name: 'a span that begins before the change would be late',
      record: closing([...history('amount', 'observed', ['2026-11-12', '38000', '50000', '2026-10-12'])]),
      says: 'Amount changed between 12 Oct 2026 and 12 Nov 2026; it may have been more than 30 days before the close date. Look it up in the CRM’s own history.',
    },
    {
      name: 'the stage at that time is not known',
      options: inStage,
      record: closing(cut),
      says: 'Amount changed on 12 Nov 2026; the stage at that time is not known. Look it up in the CRM’s own history.',
    },
    {
      name: 'a span with the move into the late stage inside it',
      options: inStage,
      record: closing([
        ...history('amount', 'observed', ['2026-11-12', '38000', '50000', '2026-11-03']),
        ...history('stage', 'crm', ['2026-09-01', 'Proposal'], ['2026-11-08', 'Negotiation']),
      ]),
      says: 'Amount changed between 3 Nov 2026 and 12 Nov 2026; it may have been in Proposal or Negotiation. Look it up in the CRM’s own history.',
    },
    {
      name: 'the reason is not on the layout',
      options: { percent: 10, daysBeforeClose: 30, reasonField: 'amountReason' },
      record: closing(cut),
      says: 'amountReason is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'no history',
      record: closing([], { amount: filled(50_000) }),
      says: 'Insufficient history: changes show in the CRM’s own rows or between two visits, and there are neither. Look it up in the CRM’s own history; Leadlight keeps the changes it sees from now on.',
    },
    {
      name: 'history that starts with the first visit',
      record: closing(history('amount', 'observed', ['2026-11-12', '51000', '50000', '2026-11-03'])),
      says: 'Insufficient history: nothing to warn of since 3 Nov 2026, and what was before is not known. Look it up in the CRM’s own history; Leadlight keeps the changes it sees from now on.',
    },
    {
      name: 'a text that is no plain number',
      record: closing([...made, ...change('2026-11-12', '50000', '38.000,00')]),
      says: 'The history of the amount holds “38.000,00”, which is no plain number. Look it up in the CRM’s own history.',
    },
  ],
  invalidOptions: [
    { name: 'nothing to judge', options: { percent: 10 } },
    { name: 'less than no change', options: { percent: -1, daysBeforeClose: 30 } },
    { name: 'no stage', options: { percent: 10, stages: [] } },
  ],
};

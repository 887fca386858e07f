import { contactsOfDeal, findOwner, findStage } from '../../data/lookup';
import type { DemoData, DemoDeal } from '../../model';
import type { Look } from '../field-view';
import { translate } from '../labels';
import type { RelatedList } from '../view';

const MAX_ROWS = 6;

function stageHistory(deal: DemoDeal, data: DemoData, { format, options }: Look): RelatedList {
  const moves = deal.stageHistory.filter((change, i, all) => i === 0 || change.value !== all[i - 1]?.value);
  const rows = moves
    .reverse()
    .slice(0, MAX_ROWS)
    .map((change) => {
      const stage = findStage(data, change.value);
      const owner = findOwner(data, change.userId);
      return [
        translate(stage?.label ?? change.value, options.lang),
        format.percent((stage?.probability ?? 0) * 100, 0),
        owner ? `${owner.firstName} ${owner.lastName}` : 'Automated Process',
        format.dateTime(change.at),
      ];
    });
  return {
    title: `Stage History (${rows.length})`,
    columns: ['Stage', 'Probability (%)', 'Last Modified By', 'Last Modified'],
    rows,
  };
}

/** What stands on the Related tab of an opportunity. */
export function relatedLists(deal: DemoDeal, data: DemoData, look: Look): RelatedList[] {
  const contacts = contactsOfDeal(data, deal).map((lead) => [
    `${lead.firstName} ${lead.lastName}`,
    lead.jobTitle ?? '',
    lead.email ?? '',
  ]);
  return [
    { title: `Contact Roles (${contacts.length})`, columns: ['Name', 'Title', 'Email'], rows: contacts },
    stageHistory(deal, data, look),
    { title: 'Notes & Attachments (0)', columns: [], rows: [] },
  ];
}

import { childId } from '../../data/ids';
import { findLead } from '../../data/lookup';
import { isoDate } from '../../data/time';
import type { DemoData, DemoLead, DemoSignal } from '../../model';
import { readOnly, reference } from './field';
import { defineSObject, type SObject } from './object';

interface MemberRow {
  id: string;
  leadId: string;
  signal: DemoSignal;
}

/** Every signal of a lead is a response to a campaign of its own. */
const rowsOf = (lead: DemoLead): MemberRow[] =>
  lead.signals.map((signal, index) => ({
    id: childId('00v', lead.salesforceId, index),
    leadId: lead.salesforceId,
    signal,
  }));

export const campaignMemberObject = (data: DemoData): SObject =>
  defineSObject<MemberRow, never>({
    name: 'CampaignMember',
    label: 'Campaign Member',
    keyPrefix: '00v',
    fields: [
      readOnly('Id', 'Campaign Member ID', 'id', (row) => row.id),
      reference('LeadId', { name: 'Lead', object: 'Lead' }, (row) => row.leadId),
      readOnly('Status', 'Status', 'picklist', () => 'Responded'),
      readOnly('HasResponded', 'Responded', 'boolean', () => true),
      readOnly('FirstRespondedDate', 'First Responded Date', 'date', ({ signal }) => isoDate(signal.at)),
    ],
    records: () => data.leads.flatMap(rowsOf),
    recordsOf: {
      leadid(id) {
        const lead = findLead(data, id);
        return lead ? rowsOf(lead) : [];
      },
    },
    id: (row) => row.id,
  });

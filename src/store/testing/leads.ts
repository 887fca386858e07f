import type { CrmRecord, EpochMs, FieldReading } from '../../record/types';

const moment = (at: EpochMs, label: string): FieldReading => ({
  state: 'value',
  value: at,
  text: new Date(at).toISOString(),
  label,
  precision: 'exact',
});

/** A new lead whose form came in at `startAt`; `contactedAt` answers it. */
export function waitingLead(id: string, startAt: EpochMs, contactedAt: EpochMs | null = null): CrmRecord {
  return {
    identity: {
      crm: 'hubspot',
      object: 'lead',
      id,
      org: '7',
      url: `https://app.hubspot.com/contacts/7/record/0-136/${id}`,
    },
    title: `Lead ${id}`,
    fields: {
      formSubmittedAt: moment(startAt, 'Form submitted'),
      firstContactAt:
        contactedAt === null
          ? { state: 'empty', label: 'First rep contact' }
          : moment(contactedAt, 'First rep contact'),
      leadStatus: { state: 'value', value: 'New', text: 'New', label: 'Lead status' },
    },
    stage: null,
    stages: [],
    history: [],
    asOf: contactedAt ?? startAt,
    coverage: 'full',
    apiNames: {},
  };
}

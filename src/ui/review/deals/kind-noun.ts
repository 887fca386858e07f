import type { Crm } from '../../../record/types';

/** What the CRMs themselves call a kind of record: "opportunity", "lead". */
export const kindNoun = (object: string, crm: Crm): string =>
  object === 'deal' && crm === 'salesforce' ? 'opportunity' : object;

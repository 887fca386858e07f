import { connectSpend } from '../../src/ui/spend/connect-spend';
import { db } from './surroundings';

/** Spend of the store. Files are read by the code that reads those of the CRM, once one is given. */
export const spend = connectSpend(db, async () => (await import('../../src/crm/csv/spend-file')).spendReader);

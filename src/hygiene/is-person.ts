import { isPersonKind } from '../record/others';
import type { CrmRecord } from '../record/types';

/** True for leads and contacts: what duplicates, accounts and the audit are about. */
export const isPerson = ({ identity }: Pick<CrmRecord, 'identity'>): boolean => isPersonKind(identity.object);

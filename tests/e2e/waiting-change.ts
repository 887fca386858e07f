import { recordKey } from '../../src/record/record-key';
import type { RecordIdentity } from '../../src/record/types';
import type { StoredWrite } from '../../src/store/write-log';

/** A deal that `seedReview` and `seedChanges` put into the store. */
export const dealOf = (id: string): RecordIdentity => ({
  crm: 'hubspot',
  object: 'deal',
  id,
  org: '24680135',
  url: `https://app.hubspot.com/contacts/24680135/record/0-3/${id}`,
});

/** A change of the owner that waits for its user, as the background keeps one that was confirmed without a network. */
export const waitingChange = (identity: RecordIdentity, at: number): StoredWrite => ({
  write: 'write-00000001',
  key: recordKey(identity),
  entry: {
    write: 'write-00000001',
    at,
    identity,
    kind: 'setOwner',
    lines: [{ label: 'Owner', before: 'Mara Ilves', after: 'Jonas Weil' }],
    result: 'waiting',
    reason: 'This computer was offline. Nothing was sent.',
    waiting: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Jonas Weil'] }] },
  },
});

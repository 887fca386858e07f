import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import type { Peer, PeerIndex } from '../../rule-kinds/define';
import { isPerson } from '../is-person';
import type { HygienePolicy } from '../policy';
import { type ContactKeys, contactKeys } from './contact-keys';
import type { NotSame } from './kept-apart';

interface Known {
  record: CrmRecord;
  keys: ContactKeys;
}

const lineOf = ({ domain, company, phone, extension }: ContactKeys): string =>
  domain && company && phone ? [domain, company, phone, extension].join('\n') : '';

/** An index of leads and contacts for rules: built once, then one look-up a record. */
export function peerIndex(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  notSame: readonly NotSame[] = [],
): PeerIndex {
  const known = new Map<string, Known>();
  for (const record of records)
    if (isPerson(record))
      known.set(recordKey(record.identity), { record, keys: contactKeys(record, policy) });
  const byAddress = indexBy([...known.values()], ({ keys }) => keys.address);
  const byLine = indexBy([...known.values()], ({ keys }) => lineOf(keys));
  const marked = new Set(notSame.flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]));
  return {
    size: known.size,
    matches(record) {
      const keys = contactKeys(record, policy);
      const compared = [...(keys.address ? [MAILBOX] : []), ...(hasLine(keys) ? [LINE] : [])];
      if (compared.length === 0 && keys.unknown.length > 0) return null;
      const isOther = ({ keys: other }: Known) =>
        other.record !== keys.record && !marked.has(`${keys.record}\n${other.record}`);
      const mailbox = (byAddress.get(keys.address) ?? []).filter(isOther);
      const line = (byLine.get(lineOf(keys)) ?? [])
        .filter(isOther)
        .filter((other) => !mailbox.includes(other) && isOnePerson(keys, other.keys));
      const peers = [
        ...mailbox.map((other) => peer(other, `${MAILBOX} (${keys.address})`)),
        ...line.map((other) => peer(other, LINE)),
      ];
      return { peers, compared: compared.join(', or ') || MAILBOX };
    },
  };
}

const MAILBOX = 'e-mail address';
const LINE = 'mail domain, company, phone and name';

const hasLine = (keys: ContactKeys): boolean => lineOf(keys) !== '' && keys.person !== '';

/** Of a pair, at least, both must be named: nobody knows who else is on that line. */
const isOnePerson = (one: ContactKeys, other: ContactKeys): boolean =>
  one.person !== '' && one.person === other.person;

const peer = ({ record: { identity, title } }: Known, shares: string): Peer => ({ identity, title, shares });

function indexBy(all: readonly Known[], keyOf: (known: Known) => string): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const entry of all) {
    const key = keyOf(entry);
    const list = index.get(key);
    if (key === '') continue;
    if (list) list.push(entry);
    else index.set(key, [entry]);
  }
  return index;
}

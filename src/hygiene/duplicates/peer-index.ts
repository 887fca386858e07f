import { recordKey } from '../../record/record-key';
import type { CrmRecord, RecordIdentity } from '../../record/types';
import type { Peer, PeerIndex, PeerMatches } from '../../rule-kinds/define';
import { isPerson } from '../is-person';
import type { HygienePolicy } from '../policy';
import { type ContactKeys, contactKeys } from './contact-keys';
import type { NotSame } from './kept-apart';

/** What is kept of a record: enough to find and name it, so that a long file fits into memory. */
interface Known {
  key: string;
  identity: RecordIdentity;
  title: string | null;
  address: string;
  line: string;
  person: string;
}

const MAILBOX = 'e-mail address';
const LINE = 'mail domain, company, phone and name';

/** An index of leads and contacts for rules, filled one by one; the last reading of a record counts. */
export class PeerCollector implements PeerIndex {
  readonly #known = new Map<string, Known>();
  readonly #byAddress = new Map<string, Known[]>();
  readonly #byLine = new Map<string, Known[]>();
  #marked: ReadonlySet<string>;

  constructor(
    private readonly policy: HygienePolicy,
    notSame: readonly NotSame[] = [],
  ) {
    this.#marked = bothWays(notSame);
  }

  /** Other marks than before. */
  keepApart(notSame: readonly NotSame[]): void {
    this.#marked = bothWays(notSame);
  }

  get size(): number {
    return this.#known.size;
  }

  /** Takes in a lead or contact; other records are left out. */
  add(record: CrmRecord): void {
    if (!isPerson(record)) return;
    const keys = contactKeys(record, this.policy);
    this.remove(keys.record);
    const { identity, title } = record;
    const { address, person } = keys;
    const known: Known = { key: keys.record, identity, title, address, line: lineOf(keys), person };
    this.#known.set(known.key, known);
    push(this.#byAddress, known.address, known);
    push(this.#byLine, known.line, known);
  }

  /** Forgets a record, by its key. */
  remove(key: string): void {
    const known = this.#known.get(key);
    if (!known) return;
    this.#known.delete(key);
    drop(this.#byAddress, known.address, known);
    drop(this.#byLine, known.line, known);
  }

  matches(record: CrmRecord): PeerMatches | null {
    const keys = contactKeys(record, this.policy);
    const compared = [...(keys.address ? [MAILBOX] : []), ...(hasLine(keys) ? [LINE] : [])];
    if (compared.length === 0 && keys.unknown.length > 0) return null;
    const isOther = ({ key }: Known) => key !== keys.record && !this.#marked.has(`${keys.record}\n${key}`);
    const mailbox = (this.#byAddress.get(keys.address) ?? []).filter(isOther);
    const line = (this.#byLine.get(lineOf(keys)) ?? []).filter(
      (other) => isOther(other) && other.address !== keys.address && isOnePerson(keys, other),
    );
    const peers = [
      ...mailbox.map((other) => peer(other, `${MAILBOX} (${keys.address})`)),
      ...line.map((other) => peer(other, LINE)),
    ];
    return { peers, compared: compared.join(', or ') || MAILBOX, among: this.#others(record) };
  }

  #others({ identity }: CrmRecord): number {
    return this.size - Number(this.#known.has(recordKey(identity)));
  }
}

/** An index of records that are at hand already. */
export function peerIndex(
  records: readonly CrmRecord[],
  policy: HygienePolicy,
  notSame: readonly NotSame[] = [],
): PeerIndex {
  const peers = new PeerCollector(policy, notSame);
  for (const record of records) peers.add(record);
  return peers;
}

const bothWays = (notSame: readonly NotSame[]): ReadonlySet<string> =>
  new Set(notSame.flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]));

const lineOf = ({ domain, company, phone, extension }: ContactKeys): string =>
  domain && company && phone ? [domain, company, phone, extension].join('\n') : '';

const hasLine = (keys: ContactKeys): boolean => lineOf(keys) !== '' && keys.person !== '';

/** Of a pair, at least, both must be named: nobody knows who else is on that line. */
const isOnePerson = (one: Pick<ContactKeys, 'person'>, other: Known): boolean =>
  one.person !== '' && one.person === other.person;

const peer = ({ identity, title }: Known, shares: string): Peer => ({ identity, title, shares });

function push(index: Map<string, Known[]>, key: string, known: Known): void {
  if (key === '') return;
  const list = index.get(key);
  if (list) list.push(known);
  else index.set(key, [known]);
}

function drop(index: Map<string, Known[]>, key: string, known: Known): void {
  const rest = index.get(key)?.filter((other) => other !== known) ?? [];
  if (rest.length > 0) index.set(key, rest);
  else index.delete(key);
}

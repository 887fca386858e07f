import { PeerCollector } from '../hygiene/duplicates/peer-index';
import { compileHygiene } from '../hygiene/policy';
import { localDate } from '../record/format';
import type { OrgRef, OtherRecord, OtherRecords, OthersWanted, RecordPair } from '../record/others';
import { recordKey } from '../record/record-key';
import type { Baselines } from '../record/stage-baselines';
import type { AssessContext, CrmRecord, EpochMs, IsoDate, RecordIdentity } from '../record/types';
import { type AccountIndex, accountIndex } from '../routing/accounts';
import { compileRouting } from '../routing/compile-routing';
import type { RoutingPolicy } from '../routing/policy';
import { pipelinesMark } from '../rule-packs/stale-limits';
import type { CompiledPack } from './compile-pack';
import { needsOfOthers, type Surroundings } from './surroundings';

/** A second tab may store its visit a while after it read the page: this much is asked for again. */
const OVERLAP_MS = 10 * 60_000;

const DUPLICATE_FIELDS = ['email', 'company', 'phone', 'name'];

/** The leads and contacts of one org. */
interface OrgOthers {
  contacts: Map<string, CrmRecord>;
  peers: PeerCollector;
  /** The marks that `peers` honours, as one text. */
  apart: string;
  newest: EpochMs;
  /** Counts by day, because engagement ages. */
  accounts: { day: IsoDate | null; index: AccountIndex } | null;
}

/**
 * What the engine knows of the other records of this device, org by org: leads and contacts, told bit by bit, and the
 * own history, told whole. For one pack, and lost with the worker. Nothing where no rule of the pack asks for it.
 */
export class KnownOthers {
  readonly #orgs = new Map<string, OrgOthers>();
  readonly #baselines = new Map<string, Baselines>();
  readonly #routing: RoutingPolicy | null;

  constructor(private readonly compiled: CompiledPack) {
    const routing = needsOfOthers(compiled)?.routing;
    this.#routing = routing ? compileRouting(routing, compiled.context) : null;
  }

  /** What to tell before a record of this kind is judged again; null when its rules need nothing. */
  wanted(identity: Pick<RecordIdentity, 'crm' | 'org' | 'object'>): OthersWanted | null {
    const history = pipelinesMark(this.compiled, identity.object);
    if (!needsOfOthers(this.compiled, identity.object))
      return history === null ? null : { fields: [], since: null, history };
    const routing = this.#routing;
    const fields = [
      ...DUPLICATE_FIELDS,
      ...(routing ? Object.values(routing.fields) : []),
      ...(routing?.committee?.engaged.test.fields ?? []),
    ];
    const known = this.#orgs.get(orgKey(identity));
    return {
      fields: [...new Set(fields)].filter((name) => name !== undefined),
      since: known && known.contacts.size > 0 ? known.newest - OVERLAP_MS : null,
      ...(history !== null && { history }),
    };
  }

  /** Takes in what the store has; true when that is news. */
  add(of: OrgRef, found: OtherRecords): boolean {
    const isOtherHistory = this.#takeHistory(orgKey(of), found.baselines);
    return this.#takeContacts(of, found) || isOtherHistory;
  }

  /** What the rules of a record may be told beside it. */
  around(
    { identity }: CrmRecord,
    context: AssessContext,
  ): Pick<Surroundings, 'baselines' | 'peers' | 'accounts'> {
    const baselines = this.#baselines.get(orgKey(identity));
    const others = this.#orgs.get(orgKey(identity));
    return {
      ...(baselines && { baselines }),
      ...(others && { peers: others.peers }),
      ...(others && this.#routing && { accounts: accountsOf(others, this.#routing, context) }),
    };
  }

  /** `told`: null where it was not counted, left out where it was not asked for. */
  #takeHistory(org: string, told: Baselines | null | undefined): boolean {
    if (told === undefined) return false;
    const isOther = JSON.stringify(told) !== JSON.stringify(this.#baselines.get(org) ?? null);
    if (told === null) this.#baselines.delete(org);
    else this.#baselines.set(org, told);
    return isOther;
  }

  #takeContacts(of: OrgRef, { records, oldest, notSame = [] }: OtherRecords): boolean {
    const others = this.#orgs.get(orgKey(of)) ?? this.#emptyOrg();
    this.#orgs.set(orgKey(of), others);
    const gone = [...others.contacts.values()].filter(({ asOf }) => oldest === null || asOf < oldest);
    for (const { identity } of gone) forget(others, recordKey(identity));
    const fresh = records.filter(
      ({ identity, asOf }) => others.contacts.get(recordKey(identity))?.asOf !== asOf,
    );
    for (const record of fresh) take(others, record);
    const isNews = fresh.length > 0 || gone.length > 0;
    if (isNews) others.accounts = null;
    return keepApart(others, notSame) || isNews;
  }

  #emptyOrg(): OrgOthers {
    const { pack, context } = this.compiled;
    const peers = new PeerCollector(compileHygiene(pack.hygiene, context));
    return { contacts: new Map(), peers, apart: '', newest: Number.NEGATIVE_INFINITY, accounts: null };
  }
}

const orgKey = ({ crm, org }: OrgRef): string => `${crm}:${org}`;

/** Takes the marks over as they are now; true when they are others than before. */
function keepApart(others: OrgOthers, notSame: readonly RecordPair[]): boolean {
  const apart = notSame.map(([one, other]) => `${one} ${other}`).join('\n');
  if (apart === others.apart) return false;
  others.apart = apart;
  others.peers.keepApart(notSame);
  return true;
}

function forget({ contacts, peers }: OrgOthers, key: string): void {
  contacts.delete(key);
  peers.remove(key);
}

function take(others: OrgOthers, other: OtherRecord): void {
  const record: CrmRecord = {
    ...other,
    stage: null,
    stages: [],
    history: [],
    coverage: 'page',
    apiNames: {},
  };
  others.contacts.set(recordKey(other.identity), record);
  others.peers.add(record);
  others.newest = Math.max(others.newest, other.asOf);
}

function accountsOf(others: OrgOthers, routing: RoutingPolicy, context: AssessContext): AccountIndex {
  const day = localDate(context.now, context);
  if (others.accounts?.day !== day || !others.accounts)
    others.accounts = { day, index: accountIndex([...others.contacts.values()], routing, context) };
  return others.accounts.index;
}

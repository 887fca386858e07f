import { PeerCollector } from '../hygiene/duplicates/peer-index';
import { compileHygiene } from '../hygiene/policy';
import type { PackRouting } from '../pack-parts/routing';
import type { AssessContext, CrmRecord, ObjectKind } from '../record/types';
import { AccountCollector, type AccountIndex } from '../routing/accounts';
import { compileRouting } from '../routing/compile-routing';
import type { RuleEnvironment } from '../rule-kinds/define';
import type { CompiledPack } from './compile-pack';

/** What a record is judged by beside itself and the clock. */
export interface Surroundings extends Pick<RuleEnvironment, 'baselines' | 'peers'> {
  /** The contacts of each account. Left out: nothing is known of them, and committees are unknown. */
  accounts?: AccountIndex;
}

/** What the live rules of a pack ask of the other leads and contacts. */
export interface NeedsOfOthers {
  peers: boolean;
  /** Set where the pack routes to people: accounts stay with their owners, and may be committees. */
  routing: PackRouting | null;
}

/**
 * Null for a pack whose live rules judge each record by itself, so that no other one has to be read.
 * `object`: only rules of this kind of record count.
 */
export function needsOfOthers({ pack }: CompiledPack, object?: ObjectKind): NeedsOfOthers | null {
  const isLive = (kind: string) =>
    pack.rules.some(
      (rule) => rule.kind === kind && rule.mode === 'live' && (!object || rule.appliesTo.includes(object)),
    );
  const peers = isLive('duplicate');
  const isRouted = isLive('routing') && (pack.routing?.people ?? []).length > 0;
  const routing = isRouted ? (pack.routing ?? null) : null;
  return peers || routing ? { peers, routing } : null;
}

/** Gathers from other records, one by one, what rules ask of them; the records themselves are not kept. */
export class OthersCollector {
  readonly #peers: PeerCollector | null;
  readonly #accounts: AccountCollector | null;

  constructor({ pack, context: packContext }: CompiledPack, needs: NeedsOfOthers, context: AssessContext) {
    this.#peers = needs.peers ? new PeerCollector(compileHygiene(pack.hygiene, packContext)) : null;
    this.#accounts = needs.routing
      ? new AccountCollector(compileRouting(needs.routing, packContext), context)
      : null;
  }

  add(record: CrmRecord): void {
    this.#peers?.add(record);
    this.#accounts?.add(record);
  }

  result(): Pick<Surroundings, 'peers' | 'accounts'> {
    return {
      ...(this.#peers && { peers: this.#peers }),
      ...(this.#accounts && { accounts: this.#accounts.index() }),
    };
  }
}

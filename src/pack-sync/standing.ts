import type { PackStanding, PackSubscription, RuleInForce } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import type { ComposedPacks, PackLayer } from '../store/packs-composed';
import type { RuleDay } from '../store/rule-counts';
import type { ReadPolicy } from './policy';

/** The packs and rules in force as pages show them; null where the store gives no usable pack. */
export function standingOf(
  composed: ComposedPacks | null,
  { mayAdd, problems }: ReadPolicy,
  days: readonly RuleDay[],
): PackStanding {
  const { rules = [], leftOut = [] } = composed ?? {};
  return {
    packs: layersOf(composed).map(({ pack, subscription }) => ({
      name: pack.name,
      version: pack.version,
      subscription,
    })),
    rules: rules.map(({ rule, from, insteadOf }) => ({
      id: rule.id,
      title: rule.title,
      mode: rule.mode,
      pack: from.pack.name,
      version: from.pack.version,
      insteadOf: insteadOf.map(({ pack }) => pack.name),
      counts: countsOf(days.filter((day) => day.rule === rule.id)),
    })),
    leftOut: leftOut.map(({ layer, reason }) => ({ pack: layer.pack.name, reason })),
    mayAdd,
    policyProblems: problems,
  };
}

const countsOf = (days: readonly RuleDay[]): RuleInForce['counts'] => ({
  shown: days.reduce((sum, { shown }) => sum + shown, 0),
  silent: days.reduce((sum, { silent }) => sum + silent, 0),
  parked: days.reduce((sum, { parked }) => sum + parked, 0),
});

/** A pack whose rules are all decided above it judges nothing, but is there. */
function layersOf(composed: ComposedPacks | null): PackLayer[] {
  const layers = composed?.rules.flatMap(({ from, insteadOf }) => [from, ...insteadOf]) ?? [];
  return [...new Set(layers)];
}

/**
 * What a user hands to support: which packs and rules run and how following them goes. Addresses
 * are cut to their host, because they may hold a secret; nothing of any record is in it.
 */
export function packReport(
  subscriptions: readonly PackSubscription[],
  standing: PackStanding,
  { now, appVersion }: { now: EpochMs; appVersion: string },
): string {
  const report = {
    schema: 'leadlight-pack-report/1',
    madeAt: iso(now),
    leadlight: appVersion,
    packs: standing.packs.map(({ name, version }) => ({ name, version })),
    rules: standing.rules.map(({ id, mode, pack, version }) => ({ id, mode, pack, version })),
    leftOut: standing.leftOut,
    policyProblems: standing.policyProblems,
    subscriptions: subscriptions.map(({ url, version, next, previous, checkedAt, nextCheckAt, ...rest }) => ({
      ...rest,
      host: url === null ? null : new URL(url).host,
      version: version && {
        ...version,
        publishedAt: iso(version.publishedAt),
        expiresAt: iso(version.expiresAt),
      },
      next: next?.version ?? null,
      previous: previous?.version ?? null,
      checkedAt: iso(checkedAt),
      nextCheckAt: iso(nextCheckAt),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const iso = (at: EpochMs | null): string | null => (at === null ? null : new Date(at).toISOString());

import type { ParkedRules } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import { diffPacks } from '../rule-packs/diff';
import { parsePack } from '../rule-packs/parse';
import type { RulePack } from '../rule-packs/schema';
import type { Manifest } from '../signing/manifest';
import { DAY_MS } from './limits';

/**
 * The rules that a version brings or changes, put aside on older records as its manifest asks.
 * Null when it does not ask, or changes no rule. Without a version before it, all rules are new.
 */
export function parkedRules(
  manifest: Manifest,
  before: unknown,
  after: RulePack,
  now: EpochMs,
): ParkedRules | null {
  const { parkExistingDays } = manifest;
  if (parkExistingDays === undefined) return null;
  const old = parsePack(before);
  const rules = old.ok ? changedRules(old.pack, after) : after.rules.map(({ id }) => id);
  return rules.length > 0 ? { rules, since: now, until: now + parkExistingDays * DAY_MS } : null;
}

function changedRules(before: RulePack, after: RulePack): string[] {
  const touched = new Set(
    diffPacks(before, after)
      .filter(({ kind, path }) => path[0] === 'rules' && kind !== 'moved')
      .map(({ path }) => path[1]),
  );
  return after.rules.map(({ id }) => id).filter((id) => touched.has(id));
}

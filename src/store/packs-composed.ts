import { parsePack } from '../rule-packs/parse';
import type { RulePack } from '../rule-packs/schema';

/** One pack that judges, and the subscription it comes from; null for a pack that follows nobody. */
export interface PackLayer {
  subscription: string | null;
  pack: RulePack;
}

/** A rule in force: whose it is, and which packs below have one of the same id that does not count. */
export interface ComposedRule {
  rule: RulePack['rules'][number];
  from: PackLayer;
  insteadOf: PackLayer[];
}

export interface ComposedPacks {
  /** What judges: the first pack with the rules that only later ones have. */
  pack: RulePack;
  rules: ComposedRule[];
  /** Packs whose rules do not work beside those above them, with the first reason. */
  leftOut: { layer: PackLayer; reason: string }[];
}

/**
 * Puts packs together, the one that counts most first. Scores, deadlines, stages and limits are the
 * first pack's; a later one adds the rules that none before it has, with the fields that these
 * need. A rule id means the same rule in all packs, so that whoever is first decides about it: a
 * team may not soften what the company has set. What does not fit is left out as a whole pack.
 */
export function composePacks(first: PackLayer, others: readonly PackLayer[]): ComposedPacks {
  return others.reduce<ComposedPacks>(addLayer, {
    pack: first.pack,
    rules: first.pack.rules.map((rule) => ({ rule, from: first, insteadOf: [] })),
    leftOut: [],
  });
}

function addLayer(above: ComposedPacks, layer: PackLayer): ComposedPacks {
  const known = new Set(above.rules.map(({ rule }) => rule.id));
  const added = layer.pack.rules.filter(({ id }) => !known.has(id));
  const parsed = parsePack({
    ...above.pack,
    fields: { ...layer.pack.fields, ...above.pack.fields },
    rules: [...above.pack.rules, ...added],
  });
  if (!parsed.ok)
    return { ...above, leftOut: [...above.leftOut, { layer, reason: reasonOf(parsed.problems) }] };
  const ids = new Set(layer.pack.rules.map(({ id }) => id));
  const overruled = above.rules.map((entry) =>
    ids.has(entry.rule.id) ? { ...entry, insteadOf: [...entry.insteadOf, layer] } : entry,
  );
  return {
    pack: parsed.pack,
    rules: [...overruled, ...added.map((rule) => ({ rule, from: layer, insteadOf: [] }))],
    leftOut: above.leftOut,
  };
}

const reasonOf = ([first]: readonly { path: string; message: string; fix: string }[]): string =>
  first ? `${first.path}: ${first.message} ${first.fix}` : 'It does not fit the packs above it.';

import type { RuleHit, RuleHitsService } from '../contracts/rule-hits';
import { countBits, idsOf } from '../engine/batch';
import { compileStoredRules, type RuleHits } from '../engine/batch/stored-rules';
import { type CompiledPack, compilePack } from '../engine/compile-pack';
import type { FieldSegment } from '../record/field-columns';
import { unpackTexts } from '../record/packed-texts';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase } from '../store/database';
import { readFieldSegments } from '../store/field-segments';

interface Counted {
  segments: readonly FieldSegment[];
  hits: readonly RuleHits[];
}

/**
 * Counts by stored columns, without reading a row: only rules that one condition decides. Findings that a roll-out
 * puts aside are counted too.
 */
export function storedRuleHits(db: LeadlightDatabase, packInForce: () => Promise<RulePack>): RuleHitsService {
  let counted: Counted | null = null;
  return {
    async count(context, tell) {
      const compiled = compilePack(await packInForce(), 'unverified');
      const segments = await readFieldSegments(db, ({ done, total }) => tell(done, total));
      const rules = compileStoredRules(compiled);
      const hits = rules.judge(segments, context);
      counted = { segments, hits };
      return {
        hits: hits.map((own) => ruleHit(own, compiled)).sort((a, b) => b.fails - a.fails),
        records: segments.reduce((sum, { size }) => sum + size, 0),
        others: rules.others.map(({ id }) => titleOf(compiled, id)),
      };
    },
    async failing(rule) {
      const own = counted?.hits.find((hits) => hits.rule === rule);
      if (!counted || !own) throw new Error('This rule has not been counted. Open the list of rules again.');
      const keys = counted.segments.flatMap((segment) => unpackTexts(segment.keys));
      return Array.from(idsOf(own.fails), (row) => keys[row] ?? '').join('\n');
    },
  };
}

function ruleHit({ rule, fails, unknown }: RuleHits, compiled: CompiledPack): RuleHit {
  const inPack = compiled.pack.rules.find(({ id }) => id === rule);
  return {
    rule,
    title: titleOf(compiled, rule),
    severity: inPack?.severity ?? 'info',
    isShadow: inPack?.mode === 'shadow',
    fails: countBits(fails),
    unknown: countBits(unknown),
  };
}

const titleOf = ({ pack }: CompiledPack, rule: string): string =>
  pack.rules.find(({ id }) => id === rule)?.title ?? rule;

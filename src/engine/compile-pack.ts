import { compileCondition } from '../conditions/compile-condition';
import type { Condition } from '../conditions/condition';
import type { PackRule } from '../pack-parts/rules';
import type { PackRef } from '../record/assessment';
import type { ParkedRules } from '../record/pack-subscription';
import type { ObjectKind } from '../record/types';
import { ruleKind } from '../rule-kinds';
import type { PackContext, Rule } from '../rule-kinds/define';
import { compileScoring } from '../rule-packs/compile-scoring';
import { compileSla } from '../rule-packs/compile-sla';
import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import type { ScoringModel } from '../scoring/model';
import type { SlaPolicy } from '../sla/policy';
import { withRouting } from './routed-rule';

export interface CompiledRule {
  id: string;
  appliesTo: readonly ObjectKind[];
  mode: 'live' | 'shadow';
  /** Null when the rule could not be compiled; `reason` says why. */
  run: Rule | null;
  reason: string;
  /** Every field it reads. */
  fields: readonly string[];
}

/** A pack made ready once per version; evaluating a record builds nothing anew. */
export interface CompiledPack {
  ref: PackRef;
  pack: RulePack;
  context: PackContext;
  /** Without those that are off, in pack order. */
  rules: readonly CompiledRule[];
  scoring: ScoringModel;
  /** Without those in shadow mode. */
  slas: readonly SlaPolicy[];
  /** Fields that the pack reads on each kind of record. */
  fieldsRead: Readonly<Record<ObjectKind, readonly string[]>>;
  /** Rules whose older findings are put aside (`parkExisting`). */
  parked: readonly ParkedRules[];
}

/**
 * Compiles a pack that `parsePack` accepted. A rule that can't be compiled does not stop the
 * others: every assessment names it in `skippedRules`.
 */
export function compilePack(
  pack: RulePack,
  origin: PackRef['origin'],
  parked: readonly ParkedRules[] = [],
): CompiledPack {
  const context = packContext(pack);
  const compile = (condition: Condition) => compileCondition(condition, (name) => context.field(name).type);
  const rules = pack.rules.flatMap((rule) =>
    rule.mode === 'off' ? [] : [compileRule(rule, rule.mode, context)],
  );
  const scoring = compileScoring(pack.scoring, compile);
  const slas = pack.slas
    .filter(({ mode }) => mode !== 'shadow')
    .map((sla) => compileSla(sla, compile, pack.calendars));
  const read = (object: ObjectKind) => fieldsRead(object, rules, scoring, slas);
  return {
    ref: { id: pack.id, name: pack.name, version: pack.version, origin },
    pack,
    context,
    rules,
    scoring,
    slas,
    fieldsRead: {
      deal: read('deal'),
      lead: read('lead'),
      contact: read('contact'),
      company: read('company'),
    },
    parked,
  };
}

function compileRule(rule: PackRule, mode: CompiledRule['mode'], context: PackContext): CompiledRule {
  const base = { id: rule.id, appliesTo: rule.appliesTo, mode };
  const kind = ruleKind(rule.kind);
  if (!kind)
    return { ...base, run: null, reason: `This version knows no rule kind “${rule.kind}”.`, fields: [] };
  try {
    const own = kind.compile(rule.options, { rule, pack: context });
    const run = kind.id === 'routing' ? withRouting(own, context) : own;
    return { ...base, run, reason: '', fields: kind.fields(rule.options, context) };
  } catch (error) {
    return { ...base, run: null, reason: errorText(error), fields: [] };
  }
}

/** What an error says, whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'It stopped without saying why.';
}

function fieldsRead(
  object: ObjectKind,
  rules: readonly CompiledRule[],
  scoring: ScoringModel,
  slas: readonly SlaPolicy[],
): string[] {
  const applies = (part: { appliesTo: readonly ObjectKind[] }) => part.appliesTo.includes(object);
  const signals = applies(scoring) ? scoring.signals : [];
  return [
    ...new Set([
      ...rules.filter(applies).flatMap((rule) => rule.fields),
      ...(applies(scoring) && scoring.resetField !== null ? [scoring.resetField] : []),
      ...signals.flatMap(({ test, since }) => [...test.fields, ...(since === null ? [] : [since])]),
      ...slas.filter(applies).flatMap((sla) => sla.fields),
    ]),
  ];
}

import type * as z from 'zod/mini';
import type { Condition } from '../conditions/condition';
import type { PackParts } from '../pack-parts/parts';
import type { Evidence, Finding, Outcome, Severity } from '../record/assessment';
import { PLACE_WORDS, type PlaceWords } from '../record/place-words';
import type { Baselines } from '../record/stage-baselines';
import type { AssessContext, CrmRecord, FieldType, ObjectKind, RecordIdentity } from '../record/types';
import type { PipelineContext, StageResolver } from './stages';

export type { Baselines, StageBaseline } from '../record/stage-baselines';

/** A field as the pack in force knows it. */
export interface FieldContext {
  name: string;
  label: string;
  type: FieldType;
  /** False when the record's CRM has no such field on this kind of record: it is not applicable, not unknown. */
  existsOn(identity: Pick<RecordIdentity, 'crm' | 'object'>): boolean;
}

/** What a rule may know of its pack. */
export interface PackContext {
  pipelines: readonly PipelineContext[];
  placeOf: StageResolver;
  field(name: string): FieldContext;
  parts: PackParts;
}

/** Another record that is the same lead or contact by its keys. */
export interface Peer {
  identity: RecordIdentity;
  /** How the CRM names it; null when it shows no name. */
  title: string | null;
  /** What both have in common, completing "the same …": "e-mail address (ada@example.com)". */
  shares: string;
}

export interface PeerMatches {
  /** Exact matches, without the record itself and those marked as not the same. */
  peers: readonly Peer[];
  /** By which keys of the record they were looked for, completing "the same …". */
  compared: string;
  /** How many other records it was held against. */
  among: number;
}

/** The records a rule may compare its own with, such as those of earlier visits (src/hygiene). */
export interface PeerIndex {
  /** How many records are in it; what is not in it can't be found. */
  size: number;
  /** Null when no key of the record is known. */
  matches(record: CrmRecord): PeerMatches | null;
}

/** Whom the pack's routing gives a record to (src/routing). */
export interface RoutedTo {
  /** Names of the people any of whom may have it, as the CRM shows them; empty for a queue. */
  owners: readonly string[];
  /** Other names that are right too: of the same people, and of those who are only away today. */
  aliases: readonly string[];
  /** Name of the queue it waits in; null when it goes to a person. */
  queue: string | null;
  /** Set when a branch can't be judged that could decide otherwise; a clause such as "Amount is not on this layout". */
  unsure: string | null;
  /** The way through the tree: each branch with what became of it, and why. */
  path: readonly Evidence[];
}

/** Everything beside the record that a rule may depend on; the clock is `now`. */
export interface RuleEnvironment extends AssessContext {
  /** Left out where the own history was not counted, which is something else than a short one. */
  baselines?: Baselines;
  /** Whether the score makes the record an MQL; left out where the pack scores no records of its kind. */
  mql?: 'yes' | 'no' | 'unknown';
  /** The whole score as shown, 0 to 100. */
  scoreTotal?: number;
  /** Left out where no other records are at hand. */
  peers?: PeerIndex;
  /** Left out where the pack routes nothing, or nobody is in its roster. */
  routedTo?: RoutedTo;
}

/** The rule as its pack states it. */
export interface RuleInPack {
  id: string;
  title: string;
  severity: Severity;
  owner: string;
  why: string;
}

/**
 * All words of one finding, with `{{placeholders}}`. A rep reads `says` (value, comparison,
 * threshold) and then `next` (the next step); only a pass may have no next step.
 */
export interface Message {
  outcome: Outcome;
  title: string;
  says: string;
  next: string;
  /** The smallest change that clears a fail. */
  clears?: string;
}

export type Values = Readonly<Record<string, string | number>>;

export type FindingDetails = Partial<
  Pick<Finding, 'severity' | 'measure' | 'evidence' | 'fields' | 'sample' | 'suggests'>
>;

/** Judges one record. Must not throw, but the engine survives it if it does. */
export type Rule = (record: CrmRecord, environment: RuleEnvironment) => Finding[];

export interface CompileContext<MessageName extends string = string> {
  rule: RuleInPack;
  pack: PackContext;
  /** How to speak of where the record was read; what is compiled is compiled for one such place. */
  place: PlaceWords;
  /**
   * Makes a finding from one of the kind's messages; `{{owner}}`, `{{rule}}` and the words of `place`
   * are always filled in.
   */
  finding(message: MessageName, values?: Values, details?: FindingDetails): Finding;
}

interface Definition<Schema extends z.ZodMiniType, MessageName extends string> {
  /** Folder name. */
  id: string;
  appliesTo: readonly ObjectKind[];
  /** Drives validation, the editor's form and the JSON Schema. */
  options: Schema;
  messages: Readonly<Record<MessageName, Message>>;
  /** Every field it reads, so that gaps become "unknown" and pages read only what is needed. */
  fields(options: z.infer<Schema>, pack: PackContext): string[];
  /** Stage ids that the options name; checked against the pack. */
  stages?(options: z.infer<Schema>): string[];
  /** Conditions in the options by their key; checked against the types of the pack's fields. */
  conditions?(options: z.infer<Schema>): Record<string, Condition | undefined>;
  /**
   * For a kind that one condition decides: fail where it is true, unknown where it is unknown, else
   * pass. Many records are then judged by columns.
   */
  failsWhen?(options: z.infer<Schema>): Condition;
  /** Called once per pack version; does everything that does not depend on the record. */
  compile(options: z.infer<Schema>, context: CompileContext<MessageName>): Rule;
}

/** A rule kind as the registry holds it: options are checked against its own schema. */
export interface RuleKind {
  id: string;
  appliesTo: readonly ObjectKind[];
  options: z.ZodMiniType;
  messages: Readonly<Record<string, Message>>;
  /** @throws z.core.$ZodError for options that do not fit the schema; likewise the four below. */
  fields(options: unknown, pack: PackContext): string[];
  stages(options: unknown): string[];
  conditions(options: unknown): Record<string, Condition | undefined>;
  failsWhen(options: unknown): Condition | null;
  compile(options: unknown, context: Pick<CompileContext, 'rule' | 'pack'>): Rule;
}

/** Declares a rule kind: one folder, one line in `index.ts`. */
export function defineRuleKind<Schema extends z.ZodMiniType, MessageName extends string>(
  definition: Definition<Schema, MessageName>,
): RuleKind {
  const { id, appliesTo, options: schema, messages } = definition;
  return {
    id,
    appliesTo,
    options: schema,
    messages,
    fields: (options, pack) => definition.fields(schema.parse(options), pack),
    stages: (options) => definition.stages?.(schema.parse(options)) ?? [],
    conditions: (options) => definition.conditions?.(schema.parse(options)) ?? {},
    failsWhen: (options) => definition.failsWhen?.(schema.parse(options)) ?? null,
    compile(options, { rule, pack }) {
      const parsed = schema.parse(options);
      const compileFor = (place: PlaceWords): Rule =>
        definition.compile(parsed, {
          rule,
          pack,
          place,
          finding: (name, values, details) =>
            makeFinding(id, rule, messages[name], { ...values, ...place }, details),
        });
      const forPages = compileFor(PLACE_WORDS.page);
      let forData: Rule | null = null;
      return (record, environment) => {
        if (record.coverage !== 'full') return forPages(record, environment);
        forData ??= compileFor(PLACE_WORDS.full);
        return forData(record, environment);
      };
    },
  };
}

function makeFinding(
  kind: string,
  rule: RuleInPack,
  message: Message,
  values: Values = {},
  details: FindingDetails = {},
): Finding {
  const all = { ...values, owner: rule.owner, rule: rule.title };
  return {
    kind,
    rule: rule.id,
    ruleTitle: rule.title,
    why: rule.why,
    outcome: message.outcome,
    severity: details.severity ?? rule.severity,
    title: fillIn(message.title, all),
    message: fillIn(`${message.says} ${message.next}`.trim(), all),
    measure: details.measure ?? null,
    evidence: details.evidence ?? [],
    clears: message.clears === undefined ? null : fillIn(message.clears, all),
    fields: details.fields ?? [],
    sample: details.sample ?? null,
    ...(details.suggests && details.suggests.length > 0 && { suggests: details.suggests }),
  };
}

/** Replaces `{{name}}`; inserted text is never searched again, so values cannot smuggle placeholders in. */
export function fillIn(template: string, values: Values): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}

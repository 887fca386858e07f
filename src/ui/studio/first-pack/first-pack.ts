import type { PackPipeline } from '../../../pack-parts/pipelines';
import type { CrmDescription, CrmStage } from '../../../record/crm-description';
import type { EpochMs, ObjectKind } from '../../../record/types';
import { stageKey } from '../../../rule-kinds/stages';
import { parsePack } from '../../../rule-packs/parse';
import type { RulePack } from '../../../rule-packs/schema';

/** What the author of a first pack decides. */
export interface FirstPackChoice {
  name: string;
  owner: string;
  /** Ids of the account's pipelines that the pack is to know; at least one. */
  pipelines: readonly string[];
  /** API names of further fields of deals, e.g. those that the CRM requires. */
  fields: readonly string[];
}

export interface FirstPack {
  pack: RulePack;
  /** What was taken from the account, and what of the base does not fit it: one line each, for people. */
  found: readonly string[];
  left: readonly string[];
}

/**
 * A pack with the account's own pipelines, stages and required fields; for the rest it keeps what the base gives.
 * Rules and examples of the base that name a stage which the account does not have are left out and said. Pure.
 */
export function firstPack(
  base: RulePack,
  account: CrmDescription,
  choice: FirstPackChoice,
  now: EpochMs,
): FirstPack {
  const chosen = account.pipelines.filter(({ id }) => choice.pipelines.includes(id));
  const pipelines = chosen.map((pipeline) => pipelineFrom(pipeline, base));
  const { fields, added } = withFields(base.fields, account, choice.fields);
  const draft: RulePack = {
    ...base,
    id: idOf(choice.name),
    name: choice.name,
    version: 1,
    issuedAt: new Date(now).toISOString(),
    owner: choice.owner,
    fields,
    pipelines: pipelines.length > 0 ? requiring(pipelines, added) : base.pipelines,
    rules: base.rules.map((rule) => ({ ...rule, owner: choice.owner })),
  };
  const { expiresAt, ...unending } = draft;
  const { pack, left } = fitting(unending, base, pipelines.length > 0);
  const stages = pipelines.reduce((sum, one) => sum + one.stages.length, 0);
  const unknownNames = missingNames(base, account);
  return {
    pack,
    found: [
      `${pipelines.length} of ${account.pipelines.length} pipelines with ${stages} stages`,
      ...(added.length > 0
        ? [`${added.length} further fields: ${added.map(({ label }) => label).join(', ')}`]
        : []),
    ],
    left: [
      ...left,
      ...withoutLimit(pack),
      ...unknownNames,
      ...account.missing.map((name) => `Not readable: ${name}`),
    ],
  };
}

/** Letters and digits only, as pack ids are. */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'first-pack';

type Described = CrmDescription['pipelines'][number];

/** What the base says of a stage of the same name counts for the account's own. */
function pipelineFrom({ id, label, stages }: Described, base: RulePack): PackPipeline {
  const known = base.pipelines.flatMap((pipeline) => pipeline.stages);
  const keysOf = ({ id: own, label: shown, aliases }: (typeof known)[number]) =>
    [own, shown, ...aliases].map(stageKey);
  return {
    id: safeId(id),
    label: label.slice(0, 80),
    stages: stages.map((stage) => {
      const like = known.find((one) =>
        keysOf(one).some((key) => key === stageKey(stage.label) || key === stageKey(stage.id)),
      );
      return {
        id: safeId(stage.id),
        label: stage.label.slice(0, 80),
        aliases: aliasesOf(stage),
        kind: stage.kind ?? like?.kind ?? kindByName(stage.label),
        requiredFields: like?.requiredFields ?? [],
        ...(like?.exitCriteria && { exitCriteria: like.exitCriteria }),
        ...(like?.staleAfterDays !== undefined && { staleAfterDays: like.staleAfterDays }),
      };
    }),
  };
}

/** The id is an alias where it can't be the pack's own, so that the stage is found by it. */
const aliasesOf = ({ id }: CrmStage): string[] => (safeId(id) === id ? [] : [id.slice(0, 80)]);

const safeId = (id: string): string =>
  id
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, 60) || 'stage';

/** For stages that are read from stored records, which do not say what they end. */
function kindByName(label: string): CrmStage['kind'] & string {
  if (/\b(?:lost|verloren|perdu)\b/i.test(label)) return 'lost';
  return /\b(?:won|gewonnen|gagné)\b/i.test(label) ? 'won' : 'open';
}

interface AddedField {
  name: string;
  label: string;
}

function withFields(
  fields: RulePack['fields'],
  { crm, fields: described }: CrmDescription,
  wanted: readonly string[],
): { fields: RulePack['fields']; added: AddedField[] } {
  const next = { ...fields };
  const added: AddedField[] = [];
  for (const { name: apiName, label, type } of described.deal) {
    if (!wanted.includes(apiName)) continue;
    const name = freeName(apiName, next);
    next[name] = { label: label.slice(0, 80) || apiName, type, [crm]: { deal: [apiName] } };
    added.push({ name, label });
  }
  return { fields: next, added };
}

/** "Region__c" as "region". */
function freeName(apiName: string, taken: RulePack['fields']): string {
  const words = apiName
    .replace(/__c$/i, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const camel = words
    .map((word, index) =>
      index === 0
        ? word.charAt(0).toLowerCase() + word.slice(1)
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 56);
  const name = camel || 'field';
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}${count}`;
  return free;
}

/** What the CRM itself requires is required from the first open stage on. */
const requiring = (pipelines: PackPipeline[], added: readonly AddedField[]): PackPipeline[] =>
  pipelines.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) =>
      stage.kind === 'lost'
        ? stage
        : {
            ...stage,
            requiredFields: [...stage.requiredFields, ...added.map(({ name }) => name)].slice(0, 40),
          },
    ),
  }));

/** Leaves out what the parser refuses, and examples about stages that there are not. */
function fitting(
  draft: Omit<RulePack, 'expiresAt'>,
  base: RulePack,
  hasOwnStages: boolean,
): { pack: RulePack; left: string[] } {
  const left: string[] = [];
  const known = new Set(draft.pipelines.flatMap(({ stages }) => stages.map(({ label }) => stageKey(label))));
  const old = new Set(base.pipelines.flatMap(({ stages }) => stages.map(({ label }) => stageKey(label))));
  const isGone = (text: string | null | undefined) =>
    Boolean(text) && old.has(stageKey(text ?? '')) && !known.has(stageKey(text ?? ''));
  let dropped = 0;
  const rules = draft.rules.map((rule) => {
    const kept = (rule.examples ?? []).filter(
      ({ stage, history = [] }) =>
        !isGone(stage) &&
        !history.some(({ field, from, to }) => field === 'stage' && (isGone(from) || isGone(to))),
    );
    dropped += (rule.examples?.length ?? 0) - kept.length;
    const { examples, ...rest } = rule;
    return kept.length > 0 ? { ...rest, examples: kept } : rest;
  });
  if (hasOwnStages && dropped > 0)
    left.push(`${dropped} examples of rules, which are about stages of the base pack`);
  let pack: RulePack = { ...draft, rules };
  for (let round = 0; round < 20; round += 1) {
    const parsed = parsePack(pack);
    if (parsed.ok) return { pack: parsed.pack, left };
    const broken = new Set(
      parsed.problems.flatMap(({ path }) => /^rules\[(\d+)\]/.exec(path)?.[1] ?? []).map(Number),
    );
    const isGuard = parsed.problems.some(({ path }) => path.startsWith('guard.stages'));
    if (broken.size === 0 && !isGuard) return { pack, left };
    left.push(
      ...pack.rules
        .filter((_, index) => broken.has(index))
        .map(({ title }) => `Rule “${title}”: it names stages that are not in the CRM`),
    );
    const { stages, ...guard } = pack.guard ?? { mode: 'remind' as const };
    pack = {
      ...pack,
      rules: pack.rules.filter((_, index) => !broken.has(index)),
      ...(isGuard && { guard }),
    };
  }
  return { pack, left };
}

/** Stages in which a rule about stale deals can say nothing before enough deals of one's own are closed. */
function withoutLimit({ rules, pipelines }: RulePack): string[] {
  if (!rules.some(({ kind }) => kind === 'stale-deal')) return [];
  const names = pipelines.flatMap(({ stages }) =>
    stages.flatMap(({ label, kind, staleAfterDays }) =>
      kind === 'open' && staleAfterDays === undefined ? [label] : [],
    ),
  );
  return names.length > 0
    ? [
        `A limit of days for ${names.join(', ')}: set it under Pipelines and stages, or what is stale there is unknown until enough deals are closed.`,
      ]
    : [];
}

const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

/** Fields of the base whose API names the account does not have: rules on them will say "unknown". */
function missingNames(base: RulePack, { crm, fields }: CrmDescription): string[] {
  const labels = Object.values(base.fields).flatMap((field) =>
    OBJECTS.some((object) => {
      const names = field[crm]?.[object] ?? [];
      const own = fields[object];
      return names.length > 0 && own.length > 0 && !own.some(({ name }) => names.includes(name));
    })
      ? [field.label]
      : [],
  );
  return labels.length > 0
    ? [`Not in the CRM: ${labels.join(', ')}. Map them under Fields, or leave them.`]
    : [];
}

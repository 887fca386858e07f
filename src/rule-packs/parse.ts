import { checkReferences } from './check-references';
import { checkRules } from './check-rules';
import { fieldTable } from './field-table';
import { guardInput } from './guard-input';
import { type Problem, problem, schemaProblem } from './problem';
import { type RulePack, rulePackSchema } from './schema';
import { upgradePack } from './upgrades';

export type { Problem } from './problem';

export type ParsedPack =
  | { ok: true; pack: RulePack }
  | {
      ok: false;
      problems: Problem[];
      /** The pack when its shape is right and only names or values in it are not: lint can go on. */
      draft: RulePack | null;
    };

/** More than anyone reads at once; the rest shows after these are mended. */
const MOST_PROBLEMS = 50;

/**
 * The only door for packs from outside: an import, a download, the editor or the store. Takes
 * parsed JSON, never throws, and returns a pack that compiles or every reason why not.
 */
export function parsePack(input: unknown): ParsedPack {
  const shaped = shapedPack(input);
  if (Array.isArray(shaped)) return refused(shaped, null);
  const fields = fieldTable(shaped);
  const broken = [...checkReferences(shaped, fields), ...checkRules(shaped, fields)];
  return broken.length > 0 ? refused(broken, shaped) : { ok: true, pack: shaped };
}

const refused = (problems: readonly Problem[], draft: RulePack | null): ParsedPack => ({
  ok: false,
  problems: problems.slice(0, MOST_PROBLEMS),
  draft,
});

function shapedPack(input: unknown): Problem[] | RulePack {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return [problem('not-an-object', '', 'A rule pack is a JSON object.', 'Choose a rule pack file.')];
  const unsafe = guardInput(input);
  if (unsafe) return [unsafe];
  const upgraded = upgradePack({ ...input });
  if (!upgraded.ok) return [upgraded.problem];
  const parsed = rulePackSchema.safeParse(upgraded.pack);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => schemaProblem(issue, upgraded.pack));
}

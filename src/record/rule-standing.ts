import type { CrmRecord } from './types';
import type { RuleMark } from './visit';

/** How one rule stood on a record when it was last judged. `was`: what the fields held that its warning named. */
export interface StandingRule {
  rule: string;
  as: RuleMark['as'];
  was?: Record<string, string | null>;
}

/** How all rules of a pack stood; those that are not named passed. */
export interface RuleStanding {
  /** Pack and version, as "id@version". */
  by: string;
  rules: StandingRule[];
}

/** What one visit adds to the counts of a rule. */
export interface RuleCount {
  rule: string;
  pack: string;
  what: 'shown' | 'silent' | 'parked' | 'fixed' | 'gone';
}

/**
 * What a visit adds to the counts, and how the rules stand after it (docs/feedback.md). A warning
 * counts as shown once, however often the record is opened, until it went away or another version
 * judges. One that went away is fixed when a field that it named holds another value, else gone. A
 * rule that could not be judged stands as before. Pure.
 */
export function nextStanding(
  before: RuleStanding | undefined,
  record: CrmRecord,
  by: string | undefined,
  marks: readonly RuleMark[] | undefined,
): { standing: RuleStanding | undefined; counts: RuleCount[] } {
  if (by === undefined || marks === undefined) return { standing: before, counts: [] };
  const old = new Map(before?.by === by ? before.rules.map((entry) => [entry.rule, entry]) : []);
  const now = new Map(marks.map((mark) => [mark.rule, mark]));
  const rules = marks.map((mark) => standingOf(mark, old.get(mark.rule), record));
  const begun = marks.flatMap(({ rule, as }): RuleCount[] =>
    as === 'unknown' || old.get(rule)?.as === as ? [] : [{ rule, pack: by, what: as }],
  );
  const ended = [...old.values()].flatMap((entry): RuleCount[] =>
    entry.as !== 'shown' || now.has(entry.rule)
      ? []
      : [{ rule: entry.rule, pack: by, what: hasChanged(entry, record) ? 'fixed' : 'gone' }],
  );
  return { standing: { by, rules }, counts: [...begun, ...ended] };
}

function standingOf(
  { rule, as, fields = [] }: RuleMark,
  old: StandingRule | undefined,
  record: CrmRecord,
): StandingRule {
  if (as === 'unknown') return old ?? { rule, as };
  if (as !== 'shown') return { rule, as };
  const was = Object.fromEntries(
    fields.flatMap((name) => {
      const now = savedText(record, name);
      const value = now === undefined ? old?.was?.[name] : now;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { rule, as, was };
}

/** True when a field that the warning named is known to hold another value than then. */
const hasChanged = ({ was = {} }: StandingRule, record: CrmRecord): boolean =>
  Object.entries(was).some(([name, value]) => {
    const now = savedText(record, name);
    return now !== undefined && now !== value;
  });

/** The saved value as text, null when empty; undefined when it is not known. */
function savedText(record: CrmRecord, name: string): string | null | undefined {
  if (name === 'stage' && record.stage) return record.stage.id ?? record.stage.label;
  const field = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined;
  if (!field || field.state === 'unreadable' || field.unsaved) return undefined;
  return field.state === 'empty' ? null : String(field.value);
}

import type { Condition } from '../conditions/condition';
import { conditionSchema } from '../conditions/condition';
import type { PackRule } from '../pack-parts/rules';
import { joinWords } from '../record/format';
import { ruleKind } from '../rule-kinds';
import { settingName } from '../rule-packs/diff/words';
import { blocks, bold, type Content, code, heading, type Item, list, md, paragraph } from './markdown';
import { fact, sentence } from './parts';
import type { Sheet } from './sheet';

const SEVERITIES = { info: 'Information', warning: 'Warning', breach: 'Breach' } as const;

const MODES = {
  live: 'Live: reps see it.',
  shadow: 'Shadow: it is judged and counted, and reps do not see it.',
  off: 'Off: it is not judged.',
} as const;

/** Every rule given, with why it is there, its settings and what it says to reps. */
export function rulesSection(sheet: Sheet, title: string, rules: readonly PackRule[], none: string): string {
  return blocks(
    heading(2, title),
    rules.length === 0 ? paragraph(none) : '',
    ...rules.map((rule) => blocks(heading(3, rule.title), paragraph(rule.why), list(ruleFacts(sheet, rule)))),
  );
}

function ruleFacts(sheet: Sheet, rule: PackRule): (Content | Item)[] {
  const settings = settingItems(sheet, rule);
  const messages = messageItems(sheet, rule);
  return [
    fact('Rule', md`${code(rule.id)} of kind ${code(rule.kind)}, for ${joinWords(rule.appliesTo)} records`),
    fact('Severity', SEVERITIES[rule.severity]),
    fact('Mode', MODES[rule.mode]),
    fact('Owner', rule.owner),
    ...(settings.length > 0 ? [{ content: md`${bold('Settings')}:`, children: settings }] : []),
    ...(messages.length > 0
      ? [
          {
            content: md`${bold('What it says')} (words in brackets stand for values of the record):`,
            children: messages,
          },
        ]
      : []),
  ];
}

/** The fail messages of the kind; those that are put together while judging say nothing here. */
function messageItems({ deal }: Sheet, { kind, appliesTo }: PackRule): Item[] {
  const noun = appliesTo.length === 1 && appliesTo[0] === 'deal' ? deal[0] : 'record';
  return Object.values(ruleKind(kind)?.messages ?? {})
    .filter(
      ({ outcome, says }) =>
        outcome === 'fail' && /[a-z]{3}.*[a-z]{3}/i.test(says.replace(/\{\{\w+\}\}/g, '')),
    )
    .map(({ says, next }) => ({ content: bracketed(`${says} ${next}`, noun) }));
}

/** "{{field}} is empty" → "(field) is empty". */
const bracketed = (template: string, noun: string): string =>
  template
    .replaceAll('{{noun}}', noun)
    .replace(/([\w}])?\{\{(\w+)\}\}/g, (_, before: string | undefined, name: string) => {
      const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      return before ? `${before} (${words})` : `(${words})`;
    })
    .replaceAll(')(', ') (');

/** Options in the order of the pack: conditions in words, stages and fields by their labels. */
function settingItems(sheet: Sheet, rule: PackRule): Item[] {
  return Object.entries(rule.options).map(([key, value]) => {
    const condition = asCondition(value);
    const text = condition ? sentence(sheet.says(condition)) : valueWords(value, namesIn(sheet, rule));
    return { content: md`${settingName(key)}: ${text}` };
  });
}

type Names = (text: string) => string;

const asCondition = (value: unknown): Condition | null => {
  const parsed = conditionSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
};

/** What a text of the options means: the label of a stage or a field that the kind says it names, else itself. */
function namesIn({ context }: Sheet, rule: PackRule): Names {
  const kind = ruleKind(rule.kind);
  if (!kind?.options.safeParse(rule.options).success) return (text) => text;
  const stages = new Set(kind.stages(rule.options));
  const fields = new Set(kind.fields(rule.options, context));
  const labels = new Map(
    context.pipelines.flatMap(({ stages: all }) => all.map(({ id, label }) => [id, label])),
  );
  return (text) => {
    if (stages.has(text)) return labels.get(text) ?? text;
    return fields.has(text) ? context.field(text).label : text;
  };
}

function valueWords(value: unknown, nameOf: Names): string {
  if (typeof value === 'string') return nameOf(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((entry) => valueWords(entry, nameOf)).join(', ') || 'none';
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, entry]) => `${keyWords(key, nameOf)} ${valueWords(entry, nameOf)}`)
      .join('; ');
  return value === null || value === undefined ? 'none' : String(value);
}

/** Keys are settings, or ids of stages. */
const keyWords = (key: string, nameOf: Names): string => {
  const name = nameOf(key);
  return name === key ? settingName(key) : name;
};

import type { PackRule } from '../../pack-parts/rules';
import { ruleKind } from '../../rule-kinds';
import type { LintCheck } from '../check';

const isOn = ({ mode }: PackRule): boolean => mode !== 'off';

export const noExamples: LintCheck = {
  code: 'no-examples',
  level: 'warning',
  explanation: 'Examples are the rule’s own test: they show that a change still means what it meant.',
  fix: 'Add a record that must fail, one that must pass and one that must be unknown.',
  find: ({ rules }) =>
    rules.flatMap((rule, index) => {
      const expected = new Set(rule.examples?.map(({ expect }) => expect));
      const missing = (['fail', 'pass', 'unknown'] as const).filter((outcome) => !expected.has(outcome));
      return isOn(rule) && missing.length > 0
        ? [
            {
              path: `rules[${index}].examples`,
              message: `“${rule.title}” has no example for ${missing.join(', ')}.`,
            },
          ]
        : [];
    }),
};

export const duplicateRule: LintCheck = {
  code: 'duplicate-rule',
  level: 'warning',
  explanation: 'Two rules that judge the same thing in the same way warn twice.',
  fix: 'Take one of them out, or change its options.',
  find({ rules }) {
    const first = new Map<string, PackRule>();
    return rules.flatMap((rule, index) => {
      if (!isOn(rule)) return [];
      const key = JSON.stringify([rule.kind, [...rule.appliesTo].sort(), rule.options]);
      const twin = first.get(key);
      if (!twin) first.set(key, rule);
      return twin
        ? [{ path: `rules[${index}]`, message: `“${rule.title}” judges the same as “${twin.title}”.` }]
        : [];
    });
  },
};

export const unreachableRule: LintCheck = {
  code: 'unreachable-rule',
  level: 'error',
  explanation: 'A rule for records that its kind never judges gives no warning, ever.',
  fix: 'Correct appliesTo, or use another kind of rule.',
  find: ({ rules }) =>
    rules.flatMap((rule, index) => {
      const kind = ruleKind(rule.kind);
      const idle = kind ? rule.appliesTo.filter((object) => !kind.appliesTo.includes(object)) : [];
      return idle.length > 0
        ? [
            {
              path: `rules[${index}].appliesTo`,
              message: `Rules of the kind “${rule.kind}” never judge a ${idle.join(' or ')}.`,
            },
          ]
        : [];
    }),
};

/** Anything a person could do begins with a verb and takes more than a word. */
const SHORTEST_STEP = 8;

export const noNextStep: LintCheck = {
  code: 'no-next-step',
  level: 'warning',
  explanation:
    'A warning without a next step is noise: the rep knows that something is wrong, and not what to do.',
  fix: 'Write what to do, as an instruction, e.g. “Set the close date to the day agreed with the customer.”',
  find: ({ rules }) =>
    rules.flatMap(({ options, title }, index) => {
      const { next, says } = options;
      if (typeof next !== 'string') return [];
      const isStep = next.trim().length >= SHORTEST_STEP && next.trim() !== says;
      return isStep
        ? []
        : [{ path: `rules[${index}].options.next`, message: `“${title}” does not say what to do.` }];
    }),
};

export const allSilent: LintCheck = {
  code: 'no-live-rule',
  level: 'warning',
  explanation: 'Without a live rule nobody is warned of anything.',
  fix: 'Set the mode of the rules that have proved themselves to “live”.',
  find: ({ rules }) =>
    rules.length > 0 && !rules.some(({ mode }) => mode === 'live')
      ? [{ path: 'rules', message: 'No rule is live.' }]
      : [],
};

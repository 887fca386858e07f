import type { PackParts } from '../../pack-parts/parts';
import { fieldTable } from '../../rule-packs/field-table';
import type { LintCheck } from '../check';

/** Parts without which a kind of rule can only be unknown. */
const NEEDS: Readonly<Record<string, readonly (keyof PackParts)[]>> = {
  lifecycle: ['lifecycle'],
  'mql-handoff': ['lifecycle', 'reasonCodes'],
  'deal-desk': ['dealDesk'],
  'non-standard-terms': ['dealDesk'],
  routing: ['routing'],
};

export const ruleWithoutPart: LintCheck = {
  code: 'rule-without-part',
  level: 'error',
  explanation:
    'A rule that reads a part of the pack answers “unknown” on every record while the part is missing.',
  fix: 'Add the part, or switch the rule off.',
  find: (pack) =>
    pack.rules.flatMap(({ kind, mode, title }, index) => {
      const missing = (NEEDS[kind] ?? []).filter((part) => pack[part] === undefined);
      return mode === 'off' || missing.length === 0
        ? []
        : [{ path: `rules[${index}].kind`, message: `“${title}” needs ${missing.join(' and ')}.` }];
    }),
};

export const unknownExampleField: LintCheck = {
  code: 'unknown-example-field',
  level: 'warning',
  explanation: 'A field of an example that the pack does not know is read by no rule: a slip tests nothing.',
  fix: 'Correct its spelling, or take it out.',
  find(pack) {
    const known = fieldTable(pack);
    return pack.rules.flatMap(({ examples = [] }, rule) =>
      examples.flatMap(({ fields }, index) =>
        Object.keys(fields)
          .filter((name) => !known(name))
          .map((name) => ({
            path: `rules[${rule}].examples[${index}].fields.${name}`,
            message: `The pack has no field “${name}”.`,
          })),
      ),
    );
  },
};

import type { PackExample } from '../../pack-parts/examples';
import type { PackPipeline } from '../../pack-parts/pipelines';
import type { PackRule } from '../../pack-parts/rules';
import { examples } from './deal-rules';

/** The rule on gaps of a pipeline; its examples are about the first open stage that needs a field. */
export function requiredFieldsRule({ stages }: PackPipeline): PackRule {
  const at = stages.findIndex(({ kind, requiredFields }) => kind === 'open' && requiredFields.length > 0);
  const needed = [at, at + 1].flatMap((index) => stages[index]?.requiredFields ?? []);
  const label = stages[at]?.label;
  const about = (valueFor: (name: string) => PackExample['fields'][string]) => ({
    ...(label !== undefined && { stage: label }),
    fields: Object.fromEntries(needed.map((name) => [name, valueFor(name)])),
  });
  return {
    id: 'required-fields',
    kind: 'required-fields',
    appliesTo: ['deal'],
    title: 'Required fields',
    severity: 'warning',
    mode: 'live',
    owner: 'RevOps',
    why: 'Gaps found at the save cost a loop; found a month later they cost the forecast.',
    options: { nextStage: true },
    examples: examples({
      fail: ['nothing filled', about(() => null)],
      pass: ['all filled', about((name) => VALUES[name] ?? 'Filled')],
      unknown: ['nothing on the page', { ...about(() => null), fields: {} }],
    }),
  };
}

/** Fields that hold no text, with a value of their own type. */
const VALUES: PackExample['fields'] = { closeDate: '2026-12-18', fitScore: 60, amount: 12_000 };

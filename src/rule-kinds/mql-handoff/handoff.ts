import { knownInstant, knownValue } from '../../conditions/read-field';
import type { PackReasonCode } from '../../pack-parts/reason-codes';
import type { Finding } from '../../record/assessment';
import { plural } from '../../record/format';
import type { CrmRecord, EpochMs } from '../../record/types';
import type { CompileContext, RuleEnvironment } from '../define';
import { type FieldFact, factsOf, factText, gapSentences, gapsIn } from '../gaps';
import type { messages } from './messages';
import type { HandoffOptions } from './options';
import { codeName, reasonCode } from './reason';
import { reasonSuggestions } from './suggestions';

/** One record on its way between marketing and sales. */
export interface Handoff {
  record: CrmRecord;
  environment: RuleEnvironment;
  options: HandoffOptions;
  codes: readonly PackReasonCode[];
  context: CompileContext<keyof typeof messages>;
}

export function factOf({ record, context }: Handoff, name: string): FieldFact {
  const [fact] = factsOf(record, [name], context.pack);
  return fact ?? { name, label: name, known: knownValue(record, name, 'text') };
}

export const linkTo = ({ context }: Handoff, ...names: string[]) =>
  names.map((name) => ({ name, label: context.pack.field(name).label }));

/** The finding for a field that is empty or not known; `question` completes "Leadlight can’t tell …". */
export function hiddenFinding(handoff: Handoff, name: string, question: string): Finding {
  const fact = factOf(handoff, name);
  const gaps = gapsIn([fact]);
  if (gaps.length === 0)
    return handoff.context.finding(
      'emptyField',
      { field: fact.label, question },
      { fields: linkTo(handoff, name) },
    );
  return handoff.context.finding(
    'hidden',
    { gaps: gapSentences(gaps), question },
    { fields: linkTo(handoff, name) },
  );
}

/** The reason code of a record that was given back, or the finding that says what is wrong with it. */
export function statedCode(handoff: Handoff, state: 'Rejected' | 'Recycled'): PackReasonCode | Finding {
  const { options, codes, context } = handoff;
  const reason = factOf(handoff, options.reasonField);
  if (reason.known.state === 'unknown')
    return hiddenFinding(handoff, reason.name, 'whether it has a reason code');
  const code = reason.known.state === 'value' ? reasonCode(codes, reason.known.text) : null;
  if (code) return code;
  const isEmpty = reason.known.state === 'empty';
  return context.finding(
    isEmpty ? 'noReason' : 'foreignReason',
    {
      state,
      reason: factText(reason),
      count: codes.length,
      field: reason.label,
      codes: codes.map(codeName).join(', '),
    },
    {
      measure: { value: 0, limit: 1, unit: 'reason codes', text: isEmpty ? 'none' : 'not a code' },
      evidence: [{ label: reason.label, value: factText(reason) }],
      fields: linkTo(handoff, reason.name),
      suggests: reasonSuggestions(handoff),
    },
  );
}

export const isCode = (value: PackReasonCode | Finding): value is PackReasonCode => 'action' in value;

/** The day a record was recycled; null when it never was or the page does not tell. */
export function recycledAt({ record, options }: Handoff): EpochMs | null {
  return knownInstant(record, options.recycledField)?.earliest ?? null;
}

/** " (72)", or nothing where the score is not known. */
export const scoreText = ({ environment }: Handoff) =>
  environment.scoreTotal === undefined ? '' : ` (${environment.scoreTotal})`;

export const pointsMeasure = ({ environment, context }: Handoff) => {
  const value = environment.scoreTotal ?? 0;
  const limit = context.pack.parts.scoring?.threshold ?? 0;
  return { value, limit, unit: 'points', text: plural(value, 'point') };
};

import type { Suggestion, WantedValue } from '../../record/write-back';
import type { Handoff } from './handoff';
import { codeName } from './reason';

/** The two answers that sales may give, as buttons. */
export function answerSuggestions(handoff: Handoff): Suggestion[] {
  const { accepted, rejected } = handoff.options;
  return [
    { label: 'Accept', change: { kind: 'setLeadStatus', values: [status(handoff, accepted)] } },
    {
      label: 'Reject with reason…',
      change: { kind: 'logReason', values: [status(handoff, rejected)] },
      ask: reasonQuestion(handoff),
    },
  ];
}

/** For a lead that was given back already, and only its code is missing. */
export const reasonSuggestions = (handoff: Handoff): Suggestion[] => [
  { label: 'Log reason…', change: { kind: 'logReason', values: [] }, ask: reasonQuestion(handoff) },
];

function status({ options: { statusField }, context }: Handoff, names: readonly string[]): WantedValue {
  return { field: statusField, label: context.pack.field(statusField).label, names: [...names] };
}

/** A code is written as "FIT-01 Too small", or as whichever of its names the CRM's field offers. */
function reasonQuestion({ options: { reasonField }, context, codes }: Handoff) {
  const { label } = context.pack.field(reasonField);
  const choices = codes.map((code) => ({
    names: [codeName(code), code.id, code.label],
    label: codeName(code),
  }));
  return { field: reasonField, label, choices };
}

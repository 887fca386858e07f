import type { HandoffAnswer, HandoffOffer } from '../../record/handoff';
import { toAnswer } from '../../record/typed-reason';
import type { Rejection } from './RejectFields';
import type { Typed } from './use-typed';

const REJECTION = ['code', 'before'] as const;

/** What was typed for one answer to an MQL, and keeps what is typed next. */
export interface TypedAnswer {
  stated: Record<string, string>;
  rejection: Rejection;
  /** Both: the answer as it stands now, of which what has changed is kept. */
  keepStated(next: Readonly<Record<string, string>>): void;
  keepRejection(next: Rejection): void;
  /** It was given, or cancelled. */
  settle(): void;
}

/** Without what is not asked for any more: fields that the record shows meanwhile, and codes that are gone. */
export function typedAnswer(
  typed: Typed,
  { cycle, asks, codes }: HandoffOffer,
  answer: HandoffAnswer['answer'],
): TypedAnswer {
  const asked = (part: string): string => toAnswer(cycle, answer, part);
  const keep = (part: string, text: string): void => {
    if (typed.of(asked(part)) !== text) typed.keep(asked(part), text);
  };
  const fields = (asks?.questions ?? []).filter(({ value }) => value === null).map(({ field }) => field);
  const code = typed.of(asked('code'));
  return {
    stated: Object.fromEntries(fields.map((field) => [field, typed.of(asked(field))])),
    rejection: {
      code: codes.some(({ id }) => id === code) ? code : '',
      before: typed.of(asked('before')),
    },
    keepStated(next) {
      for (const [field, text] of Object.entries(next)) keep(field, text);
    },
    keepRejection(next) {
      for (const part of REJECTION) keep(part, next[part]);
    },
    settle: () => typed.settle(...[...fields, ...REJECTION].map(asked)),
  };
}

import type { GuardMode } from '../record/guard';
import { blocks, heading, list, md, paragraph } from './markdown';
import { fact } from './parts';
import type { Sheet } from './sheet';

const MEANING: Readonly<Record<GuardMode, string>> = {
  off: 'nothing is said',
  remind: 'a note says what is short; the change goes on',
  ask: 'the change waits until the rep goes on, or back to fill what is missing',
  insist: 'the same, and going on needs a reason, which is kept with the record',
};

/** What happens before a deal moves on with something missing; '' where the pack has no guard. */
export function guardSection({ pack, deal }: Sheet): string {
  const { guard } = pack;
  if (!guard) return '';
  const stages = pack.pipelines.flatMap((pipeline) => pipeline.stages);
  const labelOf = (id: string) => stages.find((stage) => stage.id === id)?.label ?? id;
  return blocks(
    heading(2, 'Before a stage changes'),
    paragraph(
      md`When one of the ${deal[1]} is about to move to a later stage with fields missing, stages skipped or an approval open:`,
    ),
    list([
      fact('Every stage', MEANING[guard.mode]),
      ...Object.entries(guard.stages ?? {}).map(([id, mode]) => fact(labelOf(id), MEANING[mode])),
      ...(guard.reasons ? [fact('Reasons offered', guard.reasons.join('; '))] : []),
    ]),
  );
}

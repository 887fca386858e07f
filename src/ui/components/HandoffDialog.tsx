import { useState } from 'preact/hooks';
import type { GivenAnswer } from '../../contracts/handoff-service';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, localDate } from '../../record/format';
import { acceptChange, type HandoffAnswer, type HandoffOffer, rejectChange } from '../../record/handoff';
import type { CrmRecord, EpochMs } from '../../record/types';
import type { ValueChange } from '../../record/write-back';
import { AcceptFields, isEnough, statedAnswers } from './AcceptFields';
import { Dialog } from './Dialog';
import { HandoffPreview } from './HandoffPreview';
import { keepHere } from './keep-answer';
import { codeOf, RejectFields, rejectionDay } from './RejectFields';
import type { ChangeActions, HandoffActions } from './record-view';
import { typedAnswer } from './typed-answer';
import type { RecordUi } from './use-record-ui';

interface Props {
  answer: HandoffAnswer['answer'];
  offer: HandoffOffer;
  record: CrmRecord;
  /** Null where the CRM can't be changed from here: the answer is kept on this device. */
  changes: ChangeActions | null;
  handoff: HandoffActions;
  ui: RecordUi;
  now: EpochMs;
  context: FormatContext;
  onClose(): void;
}

/** Asks for what an answer needs, shows what will be written, writes it, or keeps it here. */
export function HandoffDialog(props: Props) {
  const { answer, offer, changes, ui, now, context, onClose } = props;
  const typed = typedAnswer(ui.typed, offer, answer);
  const [stated, setStated] = useState(typed.stated);
  const [rejection, setRejection] = useState(typed.rejection);
  const [isAsked, setAsked] = useState(false);
  const [given, setGiven] = useState<{ answer: GivenAnswer; change: ValueChange } | null>(null);
  const today = localDate(now, context) ?? '';
  const code = codeOf(offer, rejection);
  const isReady = answer === 'accepted' ? isEnough(offer, stated) : code !== null;

  function submit(): void {
    setAsked(true);
    if (!isReady) return;
    const returnsOn = code && rejectionDay(code, rejection, today);
    const base = { cycle: offer.cycle, answer, at: now, place: 'here' as const };
    const next =
      answer === 'accepted' || !code
        ? {
            answer: { ...base, code: null, returnsOn: null, stated: statedAnswers(offer, stated) },
            change: acceptChange(offer, stated),
          }
        : {
            answer: { ...base, code, returnsOn, stated: [] },
            change: rejectChange(offer, code, returnsOn, now),
          };
    if (changes) setGiven(next);
    else keepHere({ ...props, onSettled: typed.settle }, next.answer);
  }

  if (given && changes)
    return (
      <HandoffPreview {...props} {...given} given={given.answer} changes={changes} onSettled={typed.settle} />
    );
  const crm = CRM_NAMES[props.record.identity.crm];
  return (
    <Dialog
      title={`${answer === 'accepted' ? 'Accept' : 'Reject'} this ${offer.stage}`}
      verb={changes ? 'Preview' : 'Keep here'}
      onClose={() => {
        typed.settle();
        onClose();
      }}
      onSubmit={submit}
    >
      {answer === 'accepted' ? (
        <AcceptFields
          offer={offer}
          stated={stated}
          isAsked={isAsked}
          isWritten={changes !== null}
          onChange={(next) => {
            setStated(next);
            typed.keepStated(next);
          }}
        />
      ) : (
        <RejectFields
          offer={offer}
          rejection={rejection}
          isAsked={isAsked}
          today={today}
          context={context}
          onChange={(next) => {
            setRejection(next);
            typed.keepRejection(next);
          }}
        />
      )}
      {!changes && (
        <p class="small-text">
          Leadlight may not change {crm} here. The answer is kept on this device and shown with the record;
          copy it to {crm} by hand.
        </p>
      )}
    </Dialog>
  );
}

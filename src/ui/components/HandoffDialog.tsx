import { useEffect, useRef, useState } from 'preact/hooks';
import type { GivenAnswer } from '../../contracts/handoff-service';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, localDate, objectNoun } from '../../record/format';
import { acceptChange, type HandoffAnswer, type HandoffOffer, rejectChange } from '../../record/handoff';
import type { CrmRecord, EpochMs } from '../../record/types';
import type { ValueChange, WritePreview } from '../../record/write-back';
import { AcceptFields, isEnough, statedAnswers } from './AcceptFields';
import { ChangePreview } from './ChangePreview';
import { Dialog } from './Dialog';
import { codeOf, RejectFields, type Rejection, rejectionDay } from './RejectFields';
import type { ChangeActions, HandoffActions } from './record-view';
import { useChange } from './use-change';
import type { RecordUi } from './use-record-ui';
import { readable } from './when';

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

const NOTHING = { code: '', before: '' };

/** Asks for what an answer needs, shows what will be written, writes it, or keeps it here. */
export function HandoffDialog(props: Props) {
  const { answer, offer, changes, now, context, onClose } = props;
  const [stated, setStated] = useState<Record<string, string>>({});
  const [rejection, setRejection] = useState<Rejection>(NOTHING);
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
    else keepHere(props, next.answer);
  }

  if (given && changes) return <Written {...props} {...given} given={given.answer} changes={changes} />;
  const crm = CRM_NAMES[props.record.identity.crm];
  return (
    <Dialog
      title={`${answer === 'accepted' ? 'Accept' : 'Reject'} this ${offer.stage}`}
      verb={changes ? 'Preview' : 'Keep here'}
      onClose={onClose}
      onSubmit={submit}
    >
      {answer === 'accepted' ? (
        <AcceptFields offer={offer} stated={stated} isAsked={isAsked} onChange={setStated} />
      ) : (
        <RejectFields
          offer={offer}
          rejection={rejection}
          isAsked={isAsked}
          today={today}
          context={context}
          onChange={setRejection}
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

function keepHere({ handoff, ui, onClose }: Props, answer: GivenAnswer): void {
  onClose();
  const text = answer.answer === 'accepted' ? 'Accepted, kept here' : 'Rejected, kept here';
  const undo = (): void => handoff.takeBack(answer.cycle);
  handoff.keep(answer).then(
    () => ui.say({ icon: 'ok', text, onUndo: undo }),
    (error: unknown) =>
      ui.say({
        icon: 'warning',
        text: `Not kept: ${error instanceof Error ? error.message : String(error)}`,
        onUndo: null,
      }),
  );
}

/** The preview, and what came of it. What can't be written can be kept here. */
function Written(
  props: Omit<Props, 'answer'> & { given: GivenAnswer; change: ValueChange; changes: ChangeActions },
) {
  const { given, change, changes, record, handoff, ui, onClose } = props;
  const crm = CRM_NAMES[record.identity.crm];
  const title = given.answer === 'accepted' ? 'Accept' : 'Reject';
  const running = useChange(changes, { at: 'previewing' }, (_, undo) => {
    onClose();
    void handoff.keep({ ...given, place: 'crm' }).catch(() => {});
    const text = `${given.answer === 'accepted' ? 'Accepted' : 'Rejected'} in ${crm}`;
    const onUndo = (): void => {
      handoff.takeBack(given.cycle);
      if (undo) ui.show({ kind: 'undo-change', preview: undo });
    };
    ui.say({ icon: 'ok', text, onUndo: undo && onUndo });
  });
  const { step } = running;
  const begin = useRef(() => running.preview(change));
  useEffect(() => begin.current(), []);
  if (step.at === 'previewed' || step.at === 'applying')
    return (
      <Dialog
        title={title}
        verb={step.at === 'applying' ? `Changing ${crm}…` : `Apply in ${crm}`}
        isBusy={step.at === 'applying'}
        onClose={onClose}
        onSubmit={() => running.apply(step.preview)}
      >
        <ChangePreview preview={readablePreview(step.preview, props.context)} record={record} />
        <LeftOut wanted={change} made={step.preview.change} crm={crm} />
      </Dialog>
    );
  if (step.at === 'failed')
    return (
      <Dialog
        title={`${title}: not written`}
        verb="Keep here"
        onClose={onClose}
        onSubmit={() => keepHere({ ...props, answer: given.answer }, given)}
      >
        <p role="alert">{step.reason}</p>
        <p class="small-text">
          Kept here it is shown with the record, and you copy it to {crm} by hand.
          {step.preview && ' Look first whether it is there already.'}
        </p>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <p role="status">
        Reading this {objectNoun(record.identity)[0]} from {crm}…
      </p>
    </Dialog>
  );
}

/** Moments and days as people write them; what is written stays as it is. */
const readablePreview = (preview: WritePreview, context: FormatContext): WritePreview => ({
  ...preview,
  lines: preview.lines.map(({ label, before, after }) => ({
    label,
    before: readable(before, context),
    after: readable(after, context),
  })),
});

/** Values that the CRM has no field for. */
function LeftOut({ wanted, made, crm }: { wanted: ValueChange; made: { kind: string }; crm: string }) {
  const values = 'values' in made && Array.isArray(made.values) ? made.values : wanted.values;
  const names = new Set(values.map(({ field }: { field: string }) => field));
  const missing = wanted.values.filter(({ field }) => !names.has(field)).map(({ label }) => label);
  if (missing.length === 0) return null;
  return (
    <p class="small-text">
      {crm} has no field for {missing.join(', ')}: kept on this device only.
    </p>
  );
}

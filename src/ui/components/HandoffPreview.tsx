import { useEffect, useRef } from 'preact/hooks';
import type { GivenAnswer } from '../../contracts/handoff-service';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, objectNoun } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { ValueChange, WritePreview } from '../../record/write-back';
import { ChangePreview } from './ChangePreview';
import { Dialog } from './Dialog';
import { type AnswerPlace, keepHere } from './keep-answer';
import type { ChangeActions } from './record-view';
import { useChange } from './use-change';
import { readable } from './when';

interface Props extends AnswerPlace {
  given: GivenAnswer;
  change: ValueChange;
  record: CrmRecord;
  changes: ChangeActions;
  context: FormatContext;
}

/** The preview, and what came of it. What can't be written can be kept here. */
export function HandoffPreview(props: Props) {
  const { given, change, changes, record, handoff, ui } = props;
  const end = (): void => {
    props.onSettled();
    props.onClose();
  };
  const crm = CRM_NAMES[record.identity.crm];
  const title = given.answer === 'accepted' ? 'Accept' : 'Reject';
  const running = useChange(changes, { at: 'previewing' }, (_, undo) => {
    end();
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
        onClose={end}
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
        onClose={end}
        onSubmit={() => keepHere(props, given)}
      >
        <p role="alert">{step.reason}</p>
        <p class="small-text">
          Kept here it is shown with the record, and you copy it to {crm} by hand.
          {step.preview && ' Look first whether it is there already.'}
        </p>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={end}>
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

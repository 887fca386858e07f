import { useState } from 'preact/hooks';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, formatDayTime, formatIsoDate, objectNoun } from '../../record/format';
import { type HandoffAnswer, type HandoffOffer, reasonName } from '../../record/handoff';
import type { EpochMs } from '../../record/types';
import { HandoffDialog } from './HandoffDialog';
import { copyText, keptText } from './handoff-words';
import { Icon } from './Icon';
import { Line } from './Lines';
import type { HandoffActions, RecordActions, RecordView } from './record-view';
import type { RecordUi } from './use-record-ui';

interface Props {
  view: RecordView;
  actions: RecordActions;
  ui: RecordUi;
  now: EpochMs;
  context: FormatContext;
}

/** The handoff of a lead: that it was here before, sales' answer where one is due, and the answer that was given. */
export function HandoffSection(props: Props) {
  const { view, actions, context } = props;
  const { handoff } = view;
  if (!handoff || !actions.handoff) return null;
  const { recycled, offer, kept, stopped } = handoff;
  return (
    <>
      {recycled && (
        <Line icon="refresh">
          <strong>Recycled MQL</strong>: given back on {formatIsoDate(recycled.on, context)}
          {recycled.reason ? ` for ${recycled.reason}` : ''}. Engagement counts from after that.
        </Line>
      )}
      {offer ? (
        <Answer {...props} offer={offer} handoff={actions.handoff} />
      ) : (
        kept && <Kept {...props} kept={kept} stopped={stopped} handoff={actions.handoff} />
      )}
    </>
  );
}

function Answer({
  view,
  actions,
  ui,
  now,
  context,
  offer,
  handoff,
}: Props & { offer: HandoffOffer; handoff: HandoffActions }) {
  const [answer, setAnswer] = useState<HandoffAnswer['answer'] | null>(null);
  const [noun] = objectNoun(view.record.identity);
  return (
    <section class="section handoff" aria-label={`Answer to this ${offer.stage}`}>
      <h2 class="strong with-icon">
        <Icon name="info" />
        Answer to this {offer.stage}
      </h2>
      <p class="small-text">
        Accept the {noun} for sales, or give it back with a reason. Marketing learns from the reason.
      </p>
      <p class="answers">
        <button
          type="button"
          class="button compact"
          aria-haspopup="dialog"
          onClick={() => setAnswer('accepted')}
        >
          Accept…
        </button>
        <button
          type="button"
          class="button compact"
          aria-haspopup="dialog"
          onClick={() => setAnswer('rejected')}
        >
          Reject…
        </button>
      </p>
      {answer && (
        <HandoffDialog
          answer={answer}
          offer={offer}
          record={view.record}
          changes={view.writes?.access === 'on' ? (actions.changes ?? null) : null}
          handoff={handoff}
          ui={ui}
          now={now}
          context={context}
          onClose={() => setAnswer(null)}
        />
      )}
    </section>
  );
}

/** What was answered, and whether the CRM knows. */
function Kept({
  view,
  ui,
  context,
  kept,
  stopped,
  handoff,
}: Props & { kept: HandoffAnswer; stopped: readonly string[]; handoff: HandoffActions }) {
  const crm = CRM_NAMES[view.record.identity.crm];
  const ended = view.assessment.deadlines.filter(
    ({ sla, startAt, metAt }) =>
      stopped.includes(sla) && metAt === null && startAt !== null && startAt <= kept.at,
  );
  return (
    <section class="section handoff" aria-label="Answer of sales">
      <h2 class="strong with-icon">
        <Icon name={kept.answer === 'accepted' ? 'ok' : 'close'} />
        {kept.answer === 'accepted' ? 'Accepted' : `Rejected: ${kept.code ? reasonName(kept.code) : ''}`}
      </h2>
      <p class="small-text">
        {keptText(kept, context)} {formatDayTime(kept.at, context)},{' '}
        {kept.place === 'crm' ? `written to ${crm}.` : `kept on this device; ${crm} does not have it.`}
        {kept.place === 'here' &&
          kept.code?.action === 'recycle' &&
          ` The score here follows ${crm}, so it still counts what came before.`}
        {ended.length > 0 && ` It ended: ${ended.map(({ title }) => title).join(', ')}.`}
      </p>
      {kept.place === 'here' && (
        <p class="answers">
          <button
            type="button"
            class="button compact"
            onClick={() => {
              handoff.copy(copyText(kept, context)).then(
                () => ui.say({ icon: 'ok', text: `Copied for ${crm}`, onUndo: null }),
                () =>
                  ui.say({ icon: 'warning', text: 'The browser did not allow it: not copied', onUndo: null }),
              );
            }}
          >
            Copy for {crm}
          </button>
          <button type="button" class="button compact quiet" onClick={() => handoff.takeBack(kept.cycle)}>
            Undo
          </button>
        </p>
      )}
    </section>
  );
}

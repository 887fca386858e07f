import { knownInstant, knownValue } from '../conditions/read-field';
import { localDate } from '../record/format';
import type { HandoffAnswer, HandoffOffer, HandoffQuestion, HandoffView } from '../record/handoff';
import type { CrmRecord, EpochMs } from '../record/types';
import type { WantedValue } from '../record/write-back';
import { stageEntry } from '../rule-kinds/stage-entry';
import type { Automations } from './compile';
import { answerOf } from './facts';
import { leadPlace, mqlPosition } from './lead-place';
import { cycleOf, isMql, recycledFlag } from './mql';
import type { HandoffSettings } from './settings';
import { stageTasks } from './stage-tasks';

/** What the sidebar shows of a lead's handoff and of the tasks of its stage. Pure. */
export function handoffView(
  all: Automations,
  record: CrmRecord,
  kept: HandoffAnswer | null,
  now: EpochMs,
): HandoffView {
  const mql = isMql(all, record, kept, now) === true;
  const isOver = kept !== null && mql && isBack(all, kept, now);
  const isGivenBack = answerOf(all, record) === 'rejected' || (kept?.answer === 'rejected' && !isOver);
  const flag = mql ? recycledFlag(all, record, kept) : null;
  return {
    offer: mql && (kept === null || isOver) ? offerOf(all, record, kept) : null,
    kept,
    recycled: kept !== null && !isOver && kept.answer === 'rejected' ? null : flag,
    tasks: isGivenBack ? null : stageTasks(all, record, enteredAt(all, record)),
    stopped: kept === null ? [] : stoppedBy(all, record, kept, now),
  };
}

/** Service levels that an answer has ended, until the lead may be handed over once more. */
export function stoppedBy(all: Automations, record: CrmRecord, kept: HandoffAnswer, now: EpochMs): string[] {
  const isOver = isBack(all, kept, now) && isMql(all, record, kept, now) === true;
  return isOver ? [] : [...(all.handoff?.stops ?? [])];
}

/** A rejection that is kept here ends when its day has come; the lead may be handed over once more. */
function isBack({ context }: Automations, { answer, returnsOn }: HandoffAnswer, now: EpochMs): boolean {
  return answer === 'rejected' && returnsOn !== null && (localDate(now, context) ?? '') >= returnsOn;
}

function enteredAt(all: Automations, record: CrmRecord): EpochMs | null {
  if (record.identity.object !== 'deal')
    return all.handoff ? (knownInstant(record, all.handoff.sinceField)?.earliest ?? null) : null;
  const place = record.stage && all.fields.placeOf(record, record.stage);
  return place ? (stageEntry(record, place.stage, all.fields.placeOf)?.latest ?? null) : null;
}

function offerOf(all: Automations, record: CrmRecord, kept: HandoffAnswer | null): HandoffOffer | null {
  const { handoff, pack } = all;
  const answer = answerOf(all, record);
  const codes = pack.reasonCodes ?? [];
  if (!handoff || codes.length === 0 || answer === 'accepted' || answer === 'rejected') return null;
  const place = leadPlace(record, pack.lifecycle);
  const mql = pack.lifecycle?.stages[mqlPosition(pack.lifecycle)];
  const named = (field: string) => ({ field, label: all.fields.field(field).label });
  const stage = acceptedStage(all, handoff);
  const status = (names: readonly string[]): WantedValue => ({
    ...named(handoff.statusField),
    names: [...names],
  });
  return {
    cycle: cycleOf(all, record, kept),
    stage: place?.state === 'stage' && place.stage === mql ? place.name : (mql?.label ?? 'MQL'),
    accept: {
      kind: stage ? 'setLifecycleStage' : 'setLeadStatus',
      values: [status(handoff.accepted), ...(stage ? [stage] : [])],
    },
    asks: asksOf(all, handoff, record),
    reject: { values: [status(handoff.rejected)], reason: named(handoff.reasonField) },
    codes: codes.map(({ id, label, action, recycleAfterDays, recycleBefore, scoreAgain }) => ({
      id,
      label,
      action,
      ...(recycleAfterDays !== undefined && { recycleAfterDays }),
      ...(recycleBefore !== undefined && { recycleBefore }),
      ...(scoreAgain !== undefined && { scoreAgain }),
    })),
    recycled: named(handoff.recycledField),
    returns: handoff.returnField === undefined ? null : named(handoff.returnField),
  };
}

/** Salesforce has no lifecycle of its own: the stage is left out where there is no field for it. */
function acceptedStage({ pack, fields }: Automations, handoff: HandoffSettings): WantedValue | null {
  const stage = pack.lifecycle?.stages.find(({ id }) => id === handoff.acceptedStage);
  if (!stage) return null;
  const { label } = fields.field('lifecycleStage');
  const names = [stage.label, stage.id, ...stage.aliases];
  return { field: 'lifecycleStage', label, names, optional: true };
}

function asksOf(all: Automations, { asks }: HandoffSettings, record: CrmRecord): HandoffOffer['asks'] {
  if (!asks) return null;
  const questions = asks.fields.map((field): HandoffQuestion => {
    const { label, type } = all.fields.field(field);
    const known = knownValue(record, field, type);
    return { field, label, value: known.state === 'value' ? known.text : null };
  });
  return { questions, atLeast: asks.atLeast };
}

import { compileCondition } from '../conditions/compile-condition';
import type { FieldTest } from '../conditions/field-test';
import type { PackAutomations } from '../pack-parts/automations';
import type { DomainEvent } from '../record/domain-event';
import type { FormatContext } from '../record/format';
import type { HandoffAnswer, HandoffView } from '../record/handoff';
import type { HappeningJudge } from '../record/happening';
import type { CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { compileScoring } from '../rule-packs/compile-scoring';
import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import type { ScoringModel } from '../scoring/model';
import { judgeName } from '../sla/summarize';
import { answerEvent } from './answer-event';
import { eventsBetween } from './events';
import { factsOfRecord } from './facts';
import { handoffView, stoppedBy } from './handoff-view';
import { type HandoffSettings, handoffSettings } from './settings';

/** A pack's automations, ready: what every file here works from. */
export interface Automations {
  pack: RulePack;
  part: PackAutomations;
  fields: PackContext;
  scoring: ScoringModel;
  handoff: HandoffSettings | null;
  /** What makes a lead an MQL whatever its score; null where the pack says nothing. */
  highIntent: FieldTest | null;
  context: FormatContext;
}

export interface CompiledAutomations extends HappeningJudge {
  view(record: CrmRecord, kept: HandoffAnswer | null, now: EpochMs): HandoffView;
  /** Of an answer that is kept here; the same as when the CRM tells of it. */
  answerEvent(record: CrmRecord, answer: HandoffAnswer): DomainEvent | null;
}

/** Pure and total; null for a pack that has no automations, so that nothing happens by it. */
export function compileAutomations(pack: RulePack, context: FormatContext): CompiledAutomations | null {
  const { automations: part, lifecycle } = pack;
  if (!part) return null;
  const fields = packContext(pack);
  const compile = (condition: Parameters<typeof compileCondition>[0]) =>
    compileCondition(condition, (name) => fields.field(name).type);
  const enterWhen = lifecycle?.stages.find(({ score }) => score === 'mql')?.enterWhen;
  const all: Automations = {
    pack,
    part,
    fields,
    scoring: compileScoring(pack.scoring, compile),
    handoff: handoffSettings(pack),
    highIntent: enterWhen ? compile(enterWhen) : null,
    context,
  };
  return {
    pack: judgeName(pack),
    facts: (record, before, kept, now) => factsOfRecord(all, record, before, kept, now),
    events: (found, since, now) => eventsBetween(all, found, since, now),
    stopped: (record, kept, now) => stoppedBy(all, record, kept, now),
    view: (record, kept, now) => handoffView(all, record, kept, now),
    answerEvent: (record, answer) => answerEvent(all, record, answer),
  };
}

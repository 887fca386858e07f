import type { Assessment, PackRef } from '../record/assessment';
import type { GuardPlan } from '../record/guard';
import type { OrgRef, OtherRecords, OthersWanted } from '../record/others';
import type { ParkedRules } from '../record/pack-subscription';
import type {
  AssessContext,
  CrmRecord,
  DateOrder,
  KnownRecord,
  PageReading,
  RecordIdentity,
} from '../record/types';
import type { RulePack } from '../rule-packs/schema';

/** What one page reading became: the record as understood, and what the pack says of it. */
export interface PageAssessment {
  record: CrmRecord;
  assessment: Assessment;
  /** Day/month order that this page proves; worth remembering for the org. */
  provenDateOrder: DateOrder | null;
}

/** Called before each rule runs, so that a rule that never ends can be named. */
export type RuleWatcher = (rule: string) => void;

/** Served by the engine worker (entrypoints/engine.ts) over a MessagePort through Comlink. */
export interface EngineService {
  /** The pack in force, or null right after the worker started. */
  activePack(): Promise<PackRef | null>;
  /**
   * Compiles and activates a pack. Whoever hands it over has had it checked by `parsePack`: the background for the
   * sidebars, the review page for itself. Checking it here again would double the time of a cold start.
   */
  loadPack(pack: RulePack, origin: PackRef['origin'], parked?: readonly ParkedRules[]): Promise<PackRef>;
  /** Null when no pack is loaded yet: load one and ask again. `skipRules`: rules that hung before. */
  assessPage(
    reading: PageReading,
    known: KnownRecord | null,
    context: AssessContext,
    skipRules: string[],
    onRule?: RuleWatcher,
  ): Promise<PageAssessment | null>;
  /** The same for a record from the store. Null when no pack is loaded yet. */
  assessRecord(
    record: CrmRecord,
    context: AssessContext,
    skipRules: string[],
    onRule?: RuleWatcher,
  ): Promise<Assessment | null>;
  /** What the guard says of the stages a record could move on to. Null when no pack is loaded yet. */
  guardPlan(
    record: CrmRecord,
    context: AssessContext,
    skipRules: string[],
    onRule?: RuleWatcher,
  ): Promise<GuardPlan | null>;
  /** What its rules want to be told of the other records; null for nothing. */
  othersWanted(identity: Pick<RecordIdentity, 'crm' | 'org' | 'object'>): Promise<OthersWanted | null>;
  /** Tells them, for the pack in force; true when that is news. They are lost with the worker. */
  addOthers(of: OrgRef, found: OtherRecords): Promise<boolean>;
}

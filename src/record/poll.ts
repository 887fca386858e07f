import type { SyncProblem, SyncScope } from './sync';
import type { Crm, CrmRecord, EpochMs } from './types';

/**
 * How far apart questions are. `hot`: a lead has just come in or comes due soon; HubSpot's search takes 5 calls a
 * second for a whole account (crm.md), of which fifteen hot browsers use a fifth. `calm`: business hours with nobody
 * waiting; a fifth of the first five minutes (domain.md § 3) at most. `closed`: outside of the pack's business hours.
 */
export const POLL_EVERY = { hot: 15_000, calm: 60_000, closed: 600_000 } as const;

/** The part of an account's daily calls that one browser may use for new leads. */
export const POLL_DAILY_SHARE = 0.02;
/** What an account has at least, until the CRM tells (crm.md): HubSpot's smallest plan, Salesforce's smallest org. */
export const SMALLEST_DAY: Readonly<Record<Crm, number>> = { hubspot: 250_000, salesforce: 15_000 };

/** Why the next question to the CRM comes when it does. Meanings and times: poll-interval.ts. */
export type PollPace =
  | 'hot'
  | 'calm'
  | 'closed'
  | 'catching-up'
  | 'saving'
  | 'trouble'
  | 'signed-out'
  | 'needs-you';

/** Calls that this browser may still make for new leads, as they stood at a moment. Refills with time. */
export interface PollPurse {
  calls: number;
  at: EpochMs;
}

/** The watch for new leads of one account, from the click that turns it on to the one that turns it off. */
export interface PollState {
  /** As made by `pollId`. */
  id: string;
  crm: Crm;
  org: string;
  scope: Exclude<SyncScope, { kind: 'view' }>;
  /** Rises with every change, so that a turn of an earlier life is not put over a later one. */
  step: number;
  /** Not before; null: not by itself, because the user has to do something first. */
  nextAt: EpochMs | null;
  pace: PollPace;
  /** When the last complete turn began. */
  askedAt: EpochMs | null;
  /** The same by the CRM's clock, as its answers told it. */
  crmAskedAt: EpochMs | null;
  /** By the CRM's clock: from here on, less an overlap, the next turn asks for changes. Null before the first. */
  newest: EpochMs | null;
  /** Set while a turn has more to read than it took: ids up to `after` were taken in. */
  cursor: { after: string; since: EpochMs; newest: EpochMs | null } | null;
  /** When a turn last brought a lead that was not known. */
  arrivedAt: EpochMs | null;
  purse: PollPurse | null;
  /** The account's calls of a day, where the CRM tells: how many there are, and how many are left for everybody. */
  daily: { max: number; remaining: number } | null;
  problem: SyncProblem | null;
  /** Failures in a row. */
  failures: number;
}

/** What a new watch starts with. */
export type PollStart = Pick<PollState, 'crm' | 'org' | 'scope'>;

export const pollId = ({ crm, org }: Pick<PollState, 'crm' | 'org'>): string => `${crm}:${org}`;

/** What a step of a turn changes, all or nothing. */
export interface PollPage {
  state: Partial<Omit<PollState, 'id' | 'step'>>;
  records?: readonly CrmRecord[];
  /** Followed from now on, or still. `modified`: as the CRM listed it, by its clock. */
  met?: readonly { id: string; modified: EpochMs }[];
  /** Converted, no longer fresh, or of other owners: stored as they are and followed no longer. */
  left?: readonly string[];
}

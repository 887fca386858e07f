import type { EpochMs } from './types';

/** Where a subscribed pack stands. Codes are stable; the reason beside one is for people. */
export type PackState =
  | 'not-checked'
  | 'address-missing'
  | 'current'
  | 'newer-available'
  | 'scheduled'
  | 'expired'
  | 'unreachable'
  | 'no-permission'
  | 'bad-signature'
  | 'wrong-key'
  | 'older-version'
  | 'changed-content'
  | 'invalid-pack'
  | 'failed-check'
  | 'needs-update'
  | 'too-large'
  | 'not-json'
  | 'clock-wrong'
  | 'not-kept';

/** A version that is known by its signed manifest. */
export interface PackVersion {
  packId: string;
  version: number;
  publishedAt: EpochMs;
  expiresAt: EpochMs;
}

/** One subscription as pages show it. Plain JSON. */
export interface PackSubscription {
  id: string;
  /** Of the manifest; null for a pack that came from files and is looked at by nobody. */
  url: string | null;
  /** What the pack calls itself; null before the first good version. */
  name: string | null;
  /** Hash of the key that is trusted now, in hexadecimal. */
  keyId: string;
  /** A policy of the browser set it, so that it can't be removed here. */
  isManaged: boolean;
  /** The group it was subscribed with; null for none. */
  group: string | null;
  /** Its pack judges records now, alone or with others. */
  isInForce: boolean;
  /** From 1, the one that counts most; null when it does not judge. */
  precedence: number | null;
  state: PackState;
  /** One or two sentences: what is the case, and what to do. */
  reason: string;
  /** For an invalid pack, one each. */
  problems: string[];
  /** The version this subscription gives; null before the first good one. */
  version: PackVersion | null;
  /** A verified version that is not used yet, and from when on; null when that is not a matter of time. */
  next: (PackVersion & { from: EpochMs | null }) | null;
  /** The version that `rollBack` goes to; null when none is kept. */
  previous: PackVersion | null;
  /** How many rules of it find older violations that are put aside, and until when; null for none. */
  parked: { rules: number; until: EpochMs } | null;
  checkedAt: EpochMs | null;
  nextCheckAt: EpochMs | null;
}

/** What a subscription leads to, told before anything is followed. */
export interface SubscriptionPreview {
  /** e.g. "packs.example"; null for files. */
  host: string | null;
  /** Hash of the key whose signature will count: to compare with what the publisher says. */
  keyId: string;
  group: string | null;
  /** Known for files only. */
  version: PackVersion | null;
}

/** One of the files that `sign` writes, as it was chosen. */
export interface ChosenFile {
  name: string;
  text: string;
}

/** One rule that judges, and whose it is. */
export interface RuleInForce {
  id: string;
  title: string;
  mode: 'live' | 'shadow' | 'off';
  pack: string;
  version: number;
  /** Names of packs that have the rule too, but further down. */
  insteadOf: string[];
  /** On records opened in this browser, in the last 30 days: warnings, those that shadow mode kept back, and parked ones. */
  counts: { shown: number; silent: number; parked: number };
}

/** Which packs and rules judge now, and what may be changed here. */
export interface PackStanding {
  /** The one that counts most first; the bundled pack is the only one while none is followed. */
  packs: { name: string; version: number; subscription: string | null }[];
  rules: RuleInForce[];
  /** Packs whose rules do not work beside those above. */
  leftOut: { pack: string; reason: string }[];
  /** False when a policy keeps users from following packs of their own. */
  mayAdd: boolean;
  /** What is wrong with the policy, one line each. */
  policyProblems: string[];
}

/** Rules whose findings on older records are put aside after an update, and until when. */
export interface ParkedRules {
  rules: string[];
  /** When the version that brought the rules began to judge. */
  since: EpochMs;
  until: EpochMs;
}

import type { ApiFailureKind } from '../../record/connection';
import type { Crm } from '../../record/types';
import { failureText } from './failure-text';

/** What is known of a failed call, besides its kind. */
export interface FailureFacts {
  /** HTTP status; null when there was no answer. */
  status?: number | null;
  /** Scopes or permissions that the CRM named as missing. */
  scopes?: readonly string[];
  /** The CRM's own words; shown after ours. Never holds the token, which is only ever a header. */
  detail?: string | null;
  /** How long the CRM asked to wait. */
  retryAfterMs?: number | null;
}

/** A failed call to a CRM's API. The message says what happened and what to do about it. */
export class CrmApiError extends Error {
  override name = 'CrmApiError';
  readonly status: number | null;
  readonly scopes: readonly string[];
  readonly retryAfterMs: number | null;

  constructor(
    readonly kind: ApiFailureKind,
    readonly crm: Crm,
    /** What was asked for, e.g. "the deal". */
    readonly what: string,
    facts: FailureFacts = {},
  ) {
    super(failureText(kind, crm, what, facts));
    this.status = facts.status ?? null;
    this.scopes = facts.scopes ?? [];
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

/** Kinds that go away by waiting; all others need someone to do something. */
const PASSING: readonly ApiFailureKind[] = [
  'rate-limited',
  'locked',
  'migrating',
  'server',
  'timeout',
  'unreachable',
];

/** True when asking again later may help. */
export const isPassing = (error: CrmApiError): boolean => PASSING.includes(error.kind);

/** True when only one part of what was asked for is closed to us, and the rest can still be read. */
export const isRefused = (error: unknown): error is CrmApiError =>
  error instanceof CrmApiError &&
  ['missing-scope', 'forbidden', 'not-found', 'bad-request'].includes(error.kind);

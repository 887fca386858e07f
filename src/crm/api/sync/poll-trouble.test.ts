import { describe, expect, it } from 'vitest';
import type { ApiFailureKind } from '../../../record/connection';
import type { Crm } from '../../../record/types';
import { CrmApiError } from '../failure';
import { afterTrouble } from './poll-trouble';

const NOW = Date.UTC(2026, 10, 20, 10);
const MINUTE = 60_000;
const failed = (
  kind: ApiFailureKind,
  failures = 0,
  retryAfterMs: number | null = null,
  crm: Crm = 'hubspot',
) => afterTrouble({ crm, failures }, new CrmApiError(kind, crm, 'leads', { retryAfterMs }), NOW);

describe('a turn that failed', () => {
  it('is tried ever later, and not before the CRM said', () => {
    const waits = [0, 1, 2, 20].map((failures) => (failed('server', failures).nextAt ?? 0) - NOW);
    expect(waits).toEqual([MINUTE / 2, MINUTE, 2 * MINUTE, 60 * MINUTE]);
    expect(failed('rate-limited', 0, 7 * MINUTE).nextAt).toBe(NOW + 7 * MINUTE);
    expect(failed('daily-limit').nextAt).toBe(NOW + 60 * MINUTE);
    expect(failed('offline', 20).nextAt).toBe(NOW + 5 * MINUTE);
  });

  it.each<ApiFailureKind>(['bad-token', 'missing-scope', 'no-permission', 'api-blocked'])(
    'rests with %s until the user has acted, and says what to do',
    (kind) => {
      const end = failed(kind);
      expect(end).toMatchObject({ nextAt: null, pace: 'needs-you', failures: 1, problem: { kind, at: NOW } });
      expect(end.problem?.text).not.toBe('');
    },
  );

  it('looks again whether somebody has signed in to Salesforce', () => {
    expect(failed('bad-token', 3, null, 'salesforce')).toMatchObject({
      pace: 'signed-out',
      nextAt: NOW + 15 * MINUTE,
    });
  });

  it('tells of a store that is full', () => {
    const end = afterTrouble({ crm: 'hubspot', failures: 0 }, new Error('Quota'), NOW);
    expect(end).toMatchObject({ pace: 'trouble', problem: { kind: 'storage' } });
  });
});

import { refreshTokens } from '../salesforce/api/oauth';
import type { Surroundings } from './client';
import type { Connection, Vault } from './connection';
import { CrmApiError } from './failure';
import type { Memory } from './memory';
import { type CrmReader, salesforceReader } from './reader';

type OauthConnection = Extract<Connection, { way: 'oauth' }>;

/** A reader by OAuth: an access token that has ended is renewed once by each reading that meets it. */
export function renewingReader(
  connection: OauthConnection,
  vault: Vault,
  surroundings: Surroundings,
  memory: Memory,
): CrmReader {
  let current = connection;
  let renewal: Promise<void> | null = null;
  const reader = salesforceReader(connection, async () => current.access, surroundings, memory);

  async function renew(refresh: string): Promise<void> {
    const tokens = await refreshTokens(current.api, current.clientId, refresh, surroundings);
    current = { ...current, access: tokens.access, refresh: tokens.refresh ?? refresh };
    const kept = await vault.load();
    const own = kept.find(({ crm, org }) => crm === current.crm && org === current.org);
    // What was switched on or off meanwhile stays as it is.
    if (own) await vault.save({ ...current, ...(own.writes === undefined ? {} : { writes: own.writes }) });
  }

  async function retried<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isEnded = error instanceof CrmApiError && error.kind === 'bad-token';
      if (!isEnded || !current.refresh) throw error;
      // Readings that meet the same end share one renewal: some orgs take a refresh token only once.
      renewal ??= renew(current.refresh).finally(() => {
        renewal = null;
      });
      await renewal;
      return work();
    }
  }

  return {
    check: () => retried(reader.check),
    describe: (...args) => retried(() => reader.describe(...args)),
    describeAccount: () => retried(reader.describeAccount),
    record: (...args) => retried(() => reader.record(...args)),
    scopes: (object) => retried(() => reader.scopes(object)),
    previewChange: (...args) => retried(() => reader.previewChange(...args)),
    applyPreview: (...args) => retried(() => reader.applyPreview(...args)),
    missingScopes: () => retried(reader.missingScopes),
    async syncPlan(...args) {
      const plan = await retried(() => reader.syncPlan(...args));
      return {
        ...plan,
        newest: (signal) => retried(() => plan.newest(signal)),
        list: (...asked) => retried(() => plan.list(...asked)),
        read: (...asked) => retried(() => plan.read(...asked)),
      };
    },
  };
}

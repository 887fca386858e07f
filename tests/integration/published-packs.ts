import { afterAll, beforeAll, vi } from 'vitest';
import { newKey } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import type { SigningKey } from '../../src/signing/keys';
import { type PackServer, startPackServer } from '../pack-server';

export interface PublishedPacks {
  readonly server: PackServer;
  key: SigningKey;
  /** What a manager sends around to have this server's pack followed; `query` is put behind its address. */
  line(query?: string): string;
}

/** A real server, whose certificate is its own, and a publisher's key: there while the tests of a file run. */
export function publishedPacks(): PublishedPacks {
  let server: PackServer;
  let key: SigningKey;
  beforeAll(async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    [server, key] = await Promise.all([startPackServer(), newKey()]);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    get key() {
      return key;
    },
    set key(next) {
      key = next;
    },
    line: (query = '') =>
      subscriptionText({ url: server.url + query, publicKey: key.publicKey, group: null }),
  };
}

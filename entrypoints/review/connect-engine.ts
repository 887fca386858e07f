import { browser } from 'wxt/browser';
import { createEngineClient } from '../../src/contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../src/contracts/engine-generation';
import { startEngine } from '../../src/contracts/start-engine';
import { activePack } from '../../src/store/packs';
import { storedJudge } from '../../src/ui/review/stored-judge';
import { contextNow, db, once } from './surroundings';

const { version } = browser.runtime.getManifest();

/** Started when the first record is opened: the list needs no engine. */
export const engine = once(async () => {
  const firstGeneration = await newestGeneration(version);
  return createEngineClient({
    firstGeneration,
    start(generation) {
      if (generation > firstGeneration) void rememberGeneration(version, generation);
      return startEngine(location.origin, version, generation);
    },
    async fetchPack() {
      const { usablePack } = await import('../../src/ui/review/review-pack');
      const { pack: document, origin, parked } = await activePack(db);
      return { pack: usablePack(document), origin, ...(parked && { parked }) };
    },
    timeoutMs: 5000,
    onRestart: () => {},
  });
});

export const judge = storedJudge({ db, engine, context: contextNow });

import { createEngineClient, type EngineClient } from '../../contracts/engine-client';
import { newestGeneration, rememberGeneration } from '../../contracts/engine-generation';
import { startEngine } from '../../contracts/start-engine';
import { parsePack } from '../../rule-packs/parse';
import type { LeadlightDatabase } from '../../store/database';
import { activePack } from '../../store/packs';
import { type TeamOf, teamsOf } from './queue-teams';

/** The engine that the sidebars share; loaded after the list is on the screen. */
export async function queueEngine(db: LeadlightDatabase, version: string): Promise<EngineClient> {
  const firstGeneration = await newestGeneration(version);
  return createEngineClient({
    firstGeneration,
    start(generation) {
      if (generation > firstGeneration) void rememberGeneration(version, generation);
      return startEngine(location.origin, version, generation);
    },
    async fetchPack() {
      const { pack: document, origin, parked } = await activePack(db);
      const parsed = parsePack(document);
      if (!parsed.ok) throw new Error('The rule pack is not usable.');
      return { pack: parsed.pack, origin, ...(parked && { parked }) };
    },
    timeoutMs: 5000,
    onRestart: () => {},
  });
}

/** Null where the pack in force can't be read: then nobody's team is known. */
export async function queueTeams(db: LeadlightDatabase): Promise<TeamOf | null> {
  const parsed = parsePack((await activePack(db)).pack);
  return parsed.ok ? teamsOf(parsed.pack) : null;
}

import type { CompiledPack } from '../engine/compile-pack';
import { needsOfOthers, OthersCollector, type Surroundings } from '../engine/surroundings';
import type { AssessContext } from '../record/types';
import type { Terminal } from './command';
import { type RecordFile, recordsOf } from './record-file';

/**
 * What live rules ask of the other leads and contacts of a file, from a pass of its own over it. Only
 * keys stay in memory. Nothing, and no pass, where the rules judge each record by itself.
 */
export async function otherRecords(
  compiled: CompiledPack,
  file: RecordFile,
  context: AssessContext,
  terminal: Terminal,
): Promise<Pick<Surroundings, 'peers' | 'accounts'>> {
  const needs = needsOfOthers(compiled);
  if (!needs) return {};
  const others = new OthersCollector(compiled, needs, context);
  const silent: Terminal = { ...terminal, err: () => undefined };
  for await (const { record } of recordsOf(file, silent)) others.add(record);
  return others.result();
}

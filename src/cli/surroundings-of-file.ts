import type { CompiledPack } from '../engine/compile-pack';
import { ownHistoryCounter } from '../engine/own-history';
import type { Surroundings } from '../engine/surroundings';
import type { AssessContext } from '../record/types';
import type { Baselines } from '../rule-kinds/define';
import { pipelinesMark } from '../rule-packs/stale-limits';
import type { Terminal } from './command';
import { otherRecords } from './other-records';
import { type RecordFile, recordsOf } from './record-file';

/**
 * What a pack's rules ask of the file as a whole: the team's own averages, and the other leads and contacts.
 * Each takes a pass of its own over the file, and none where no rule asks.
 */
export async function surroundingsOf(
  compiled: CompiledPack,
  file: RecordFile,
  context: AssessContext,
  terminal: Terminal,
): Promise<Surroundings> {
  const baselines = await ownBaselines(compiled, file, context, terminal);
  return { baselines, ...(await otherRecords(compiled, file, context, terminal)) };
}

/** Only a history tells them. */
async function ownBaselines(
  compiled: CompiledPack,
  file: RecordFile,
  { zone }: AssessContext,
  terminal: Terminal,
): Promise<Baselines> {
  const counter = ownHistoryCounter(compiled, zone);
  if (!file.map.history || pipelinesMark(compiled) === null) return counter.result();
  const silent: Terminal = { ...terminal, err: () => undefined };
  for await (const { record } of recordsOf(file, silent)) counter.add(record);
  return counter.result();
}

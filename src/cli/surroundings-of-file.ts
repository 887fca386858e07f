import type { CompiledPack } from '../engine/compile-pack';
import type { Surroundings } from '../engine/surroundings';
import { BaselineCounter, dealReader } from '../metrics';
import type { AssessContext } from '../record/types';
import type { Baselines } from '../rule-kinds/define';
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
  { pack, context }: CompiledPack,
  file: RecordFile,
  { zone }: AssessContext,
  terminal: Terminal,
): Promise<Baselines> {
  const counter = new BaselineCounter();
  if (!file.map.history || !pack.rules.some(({ kind, mode }) => kind === 'stale-deal' && mode !== 'off'))
    return counter.result();
  const read = dealReader(context.placeOf, { zone });
  const silent: Terminal = { ...terminal, err: () => undefined };
  for await (const { record } of recordsOf(file, silent)) counter.add(read(record));
  return counter.result();
}

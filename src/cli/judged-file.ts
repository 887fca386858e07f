import type { AssessContext } from '../record/types';
import { packFieldMap } from '../rule-packs/field-map';
import type { RulePack } from '../rule-packs/schema';
import { instantOption, required } from './arguments';
import type { Terminal } from './command';
import { plainMap } from './plain-map';
import { readPack } from './read-pack';
import { type RecordFile, readMap } from './record-file';

/** Options of a command that judges the records of a file by a pack; without a map, columns go by their names. */
export const JUDGED_FILE = {
  pack: { type: 'string' },
  records: { type: 'string' },
  map: { type: 'string' },
  now: { type: 'string' },
} as const;

/** The file, the pack and the moment that those options name. @throws UsageError or InputError with what to do. */
export async function judgedFile(
  values: Partial<Record<keyof typeof JUDGED_FILE, string>>,
  terminal: Terminal,
): Promise<{ pack: RulePack; file: RecordFile; clock: AssessContext }> {
  const path = required(values.records, '--records');
  const pack = await readPack(required(values.pack, '--pack'));
  const now = instantOption(values.now, '--now') ?? terminal.now;
  const map = values.map === undefined ? await plainMap(path, pack) : await readMap(values.map);
  return {
    pack,
    file: { path, map, packFields: packFieldMap(pack), now },
    clock: { now, zone: map.zone ?? terminal.zone, locale: terminal.locale },
  };
}

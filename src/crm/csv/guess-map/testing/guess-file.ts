import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { midMarketPack } from '../../../../rule-packs/bundled/mid-market';
import { packFieldMap } from '../../../../rule-packs/field-map';
import { textFile } from '../../testing/text-file';
import { profileFile } from '../file-profile';
import { guessMap } from '../guess-map';
import type { KindOfFile } from '../header-names';

const FIXTURES = resolve(import.meta.dirname, '../../../../../tests/fixtures/imports');

/** What guessing knows of the pack that comes with Leadlight. */
export const PACK = {
  packFields: packFieldMap(midMarketPack),
  stages: midMarketPack.pipelines.flatMap(({ label: pipeline, stages }) =>
    stages.map(({ id, label, aliases }) => ({ id, label, pipeline, names: [id, label, ...aliases] })),
  ),
};

export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(resolve(FIXTURES, name)));

/** The profile of a file of text, or of a fixture by its name. */
export const profileOf = (content: string | Uint8Array, name = 'deals.csv') =>
  profileFile(textFile(content, name), {}, {});

/** Guesses a file by itself, for the pack that comes with Leadlight. */
export async function guessFile(
  content: string | Uint8Array,
  name = 'deals.csv',
  kind: KindOfFile | null = null,
) {
  const records = await profileOf(content, name);
  return { records, guess: guessMap({ records, history: null, kind, zone: 'Europe/Berlin', ...PACK }) };
}

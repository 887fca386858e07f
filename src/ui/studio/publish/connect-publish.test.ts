import { expect, it } from 'vitest';
import type { Bytes } from '../../../signing/bytes';
import { textBytes } from '../../../signing/bytes';
import { folderWriter } from './connect-publish';

/** A window whose picker gives a folder that notes what is written to it. */
function picked(fail?: string) {
  const log: string[] = [];
  const win = {
    showDirectoryPicker: async (options: { mode: string }) => {
      log.push(`pick ${options.mode}`);
      return {
        getFileHandle: async (name: string, { create }: { create: true }) => ({
          createWritable: async () => ({
            async write(bytes: Bytes) {
              if (name === fail) throw new Error('The disk is full.');
              log.push(`${name} ${create} ${new TextDecoder().decode(bytes)}`);
            },
            async close() {
              log.push(`close ${name}`);
            },
          }),
        }),
      };
    },
  };
  return { log, win };
}

const FILES = [
  { name: 'pack-1.json', bytes: textBytes('{}') },
  { name: 'manifest.json', bytes: textBytes('[]') },
];

it('writes to a folder in the given order, each file to its end', async () => {
  const { log, win } = picked();
  await folderWriter(win)?.(FILES);
  expect(log).toEqual([
    'pick readwrite',
    'pack-1.json true {}',
    'close pack-1.json',
    'manifest.json true []',
    'close manifest.json',
  ]);
});

it('writes no manifest when its pack could not be written', async () => {
  const { log, win } = picked('pack-1.json');
  await expect(folderWriter(win)?.(FILES)).rejects.toThrow('The disk is full.');
  expect(log).toEqual(['pick readwrite']);
});

it('offers no folder where the browser has no picker', () => {
  expect(folderWriter({})).toBeNull();
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { temporaryFile } from './run-cli';

/** The path of a file of docs/examples. */
export const example = (name: string): string => resolve(import.meta.dirname, '../../../docs/examples', name);

/** Its content. */
export const exampleText = (name: string): string => readFileSync(example(name), 'utf8');

/** An example map with other settings; returns the path of the copy. */
export const mapWith = (name: string, settings: object): string =>
  temporaryFile('map.json', JSON.stringify({ ...JSON.parse(exampleText(name)), ...settings }));

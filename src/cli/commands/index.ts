import type { Command } from '../command';
import { lint } from './lint';
import { schema } from './schema';
import { test } from './test';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [lint, test, schema];

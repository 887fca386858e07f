import type { Command } from '../command';
import { schema } from './schema';
import { test } from './test';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [test, schema];

import type { Command } from '../command';
import { assess } from './assess';
import { backtest } from './backtest';
import { diff } from './diff';
import { docs } from './docs';
import { lint } from './lint';
import { metrics } from './metrics';
import { schema } from './schema';
import { test } from './test';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [lint, test, assess, backtest, metrics, diff, docs, schema];

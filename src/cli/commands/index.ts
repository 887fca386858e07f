import type { Command } from '../command';
import { assess } from './assess';
import { audit } from './audit';
import { backtest } from './backtest';
import { diff } from './diff';
import { docs } from './docs';
import { keygen } from './keygen';
import { lint } from './lint';
import { metrics } from './metrics';
import { publish } from './publish';
import { schema } from './schema';
import { sign } from './sign';
import { test } from './test';
import { verify } from './verify';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  lint,
  test,
  assess,
  audit,
  backtest,
  metrics,
  diff,
  docs,
  schema,
  keygen,
  sign,
  verify,
  publish,
];

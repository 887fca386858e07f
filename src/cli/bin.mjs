#!/usr/bin/env node
/** The terminal's door: TypeScript is run as it stands, so the terminal and the extension share one source. */
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));

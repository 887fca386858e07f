import { once } from 'node:events';
import type { Terminal } from './command';

/** The terminal this process runs in. */
export function systemTerminal(): Terminal {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const { stdout, stderr } = process;
  stdout.on('error', endWithReader);
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${stderr.isTTY ? '\r\x1b[K' : ''}${line}\n`),
    progress: stderr.isTTY ? (line) => void stderr.write(`\r\x1b[K${line}`) : null,
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
    now: Date.now(),
    zone: timeZone,
    locale,
  };
}

/** A reader that has seen enough, such as `head`, closes the pipe: no trouble, but nothing more to do. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

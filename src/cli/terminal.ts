import type { Terminal } from './command';

/** The terminal this process runs in. */
export function systemTerminal(): Terminal {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const { stderr } = process;
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${stderr.isTTY ? '\r\x1b[K' : ''}${line}\n`),
    progress: stderr.isTTY ? (line) => void stderr.write(`\r\x1b[K${line}`) : null,
    now: Date.now(),
    zone: timeZone,
    locale,
  };
}

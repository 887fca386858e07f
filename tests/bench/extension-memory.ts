import { readdirSync, readFileSync } from 'node:fs';

/** Private memory, in MB, of the processes of one browser profile that run extension pages. Linux only; else null. */
export function extensionMemoryMb(profileDir: string): number | null {
  if (process.platform !== 'linux') return null;
  let total = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--extension-process') || !isOfProfile(pid, profileDir)) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)];
      total += kilobytes.reduce((sum, match) => sum + Number(match[1]), 0) / 1024;
    } catch {
      // The process ended between listing and reading.
    }
  }
  return total;
}

/** Renderers do not name the profile themselves; their browser process above them does. */
function isOfProfile(pid: string, profileDir: string): boolean {
  for (let current = pid; current !== '0' && current !== '1'; ) {
    if (readFileSync(`/proc/${current}/cmdline`, 'utf8').includes(profileDir)) return true;
    current = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${current}/status`, 'utf8'))?.[1] ?? '0';
  }
  return false;
}

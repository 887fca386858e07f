import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/** The browser's own process of a profile; its children name their kind. Linux only, as the machines that test. */
function browserProcess(profileDir: string): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (
        command.includes(`--user-data-dir=${profileDir}`) &&
        !command.some((part) => part.startsWith('--type='))
      )
        return Number(pid);
    } catch {
      // It has ended meanwhile.
    }
  }
  return null;
}

/** Ends a browser as a power cut does: nothing of it is told, nothing is written down first. */
export async function killBrowser(profileDir: string): Promise<void> {
  const pid = browserProcess(profileDir);
  if (pid === null) throw new Error('The browser of this profile does not run.');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => browserProcess(profileDir)).toBeNull();
}

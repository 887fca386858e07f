import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { launchBrowser } from '../e2e/browser';
import { extensionMemoryMb } from './extension-memory';
import { opened } from './review-open';
import { pressTimes } from './review-presses';
import { type Summary, summarize } from './statistics';

/** A size does not depend on rounds. */
const PRESSES = 2;
/** Milliseconds. After so long without work the browser has given back what nobody holds any more, unasked. */
const REST = 45_000;
const GLANCE = 250;

/** The list, opened, sorted, filtered, searched and grouped in a browser that has done nothing before. */
export async function memoryOfReview(profileDir: string): Promise<Record<string, Summary>> {
  const browser = await launchBrowser({ profileDir });
  try {
    const origin = await browser.origin();
    const bare = await bareProcessMb(browser.context, origin, profileDir);
    const growth = () => (extensionMemoryMb(profileDir) ?? 0) - (bare ?? 0);
    const peak = watchPeak(growth);
    const { page } = await opened(browser.context, origin);
    await pressTimes(page, PRESSES);
    const most = peak.end();
    await new Promise((resolve) => setTimeout(resolve, REST));
    const rested = growth();
    return {
      ...(await memoryOf(page)),
      ...(bare !== null && {
        'growth of the process, private, once at rest, MB': summarize([rested]),
        'growth of the process, private, at its highest, MB': summarize([most]),
      }),
    };
  } finally {
    await browser.close();
  }
}

/** Private memory of the extension's processes while only a document without script is open; null but on Linux. */
async function bareProcessMb(
  context: BrowserContext,
  origin: string,
  profileDir: string,
): Promise<number | null> {
  const page = await context.newPage();
  await page.goto(`${origin}/managed-storage.json`);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const memory = extensionMemoryMb(profileDir);
  await page.close();
  return memory;
}

/** The highest of what is looked at, from now on. */
function watchPeak(look: () => number): { end(): number } {
  let most = 0;
  const glance = () => {
    most = Math.max(most, look());
  };
  const timer = setInterval(glance, GLANCE);
  return {
    end() {
      clearInterval(timer);
      glance();
      return most;
    },
  };
}

/**
 * What an open page holds after a collection: its scripts' heap, the array buffers outside of that, and the same
 * of its workers.
 */
async function memoryOf(page: Page): Promise<Record<string, Summary>> {
  const cdp = await page.context().newCDPSession(page);
  const own = await usage((method) => cdp.send(method as 'Runtime.getHeapUsage'));
  const workers = await workerUsage(cdp);
  await cdp.detach();
  return {
    'page: JS heap, MB': summarize([own.heap]),
    'page: array buffers outside of it, MB': summarize([own.buffers]),
    'its workers: JS heap and array buffers, MB': summarize([workers.heap + workers.buffers]),
    'page and workers together, MB': summarize([own.heap + own.buffers + workers.heap + workers.buffers]),
  };
}

interface Usage {
  heap: number;
  buffers: number;
}

type Send = (method: string) => Promise<unknown>;

async function usage(send: Send): Promise<Usage> {
  // What one collection lets go of may hold more.
  for (let turn = 0; turn < 3; turn += 1) await send('HeapProfiler.collectGarbage');
  const { usedSize = 0, backingStorageSize = 0 } = Object(await send('Runtime.getHeapUsage'));
  return { heap: usedSize / 1e6, buffers: backingStorageSize / 1e6 };
}

/** Workers have sessions of their own, which are spoken to through that of their page. */
async function workerUsage(cdp: CDPSession): Promise<Usage> {
  const sessions: string[] = [];
  const waiting = new Map<string, (result: unknown) => void>();
  cdp.on('Target.attachedToTarget', ({ sessionId }) => void sessions.push(sessionId));
  cdp.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(`${sessionId} ${id}`)?.(result);
  });
  const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await cdp.send('Target.setAutoAttach', attach);
  let last = 0;
  const total: Usage = { heap: 0, buffers: 0 };
  for (const sessionId of sessions) {
    const one = await usage((method) => {
      last += 1;
      const message = JSON.stringify({ id: last, method });
      const answer = new Promise((resolve) => waiting.set(`${sessionId} ${last}`, resolve));
      return cdp.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
    });
    total.heap += one.heap;
    total.buffers += one.buffers;
  }
  return total;
}

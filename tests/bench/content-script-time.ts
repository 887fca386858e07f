import type { Page } from '@playwright/test';

/** One complete event of the browser's trace; durations in microseconds, `tdur` is time on the CPU. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** Script runs as the timeline knows them: the first evaluation, and every call from outside into it. */
const RUNS = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile']);

/** What the content script took of the page's main thread, in milliseconds. */
export interface MainThreadTime {
  /** On the CPU: comparable between machines that are busy and machines that are not. */
  cpu: number;
  /** By the wall clock, with everything that got in between. */
  wall: number;
}

/** Traces the page while `work` runs and sums what ran in a content script, calls into the page's layout included. */
export async function contentScriptTime(page: Page, work: () => Promise<void>): Promise<MainThreadTime> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'devtools.timeline,v8' });
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return sumRuns(events);
}

/** Adds up the outermost runs; nested ones are part of them. */
function sumRuns(events: readonly TraceEvent[]): MainThreadTime {
  const runs = events
    .filter((event) => event.ph === 'X' && RUNS.has(event.name) && isContentScript(event))
    .sort((a, b) => a.ts - b.ts);
  const total: MainThreadTime = { cpu: 0, wall: 0 };
  const endOf = new Map<string, number>();
  for (const { pid, tid, ts, dur = 0, tdur = 0 } of runs) {
    const thread = `${pid}/${tid}`;
    if (ts < (endOf.get(thread) ?? 0)) continue;
    endOf.set(thread, ts + dur);
    total.cpu += tdur / 1000;
    total.wall += dur / 1000;
  }
  return total;
}

function isContentScript({ args }: TraceEvent): boolean {
  const url = args?.data?.url ?? '';
  return url.startsWith('chrome-extension:') && url.includes('/content-scripts/');
}

import type { JudgingService } from '../../src/contracts/judging-service';
import { startJudging } from '../../src/contracts/judging-worker';
import { connectRuntime } from '../../src/contracts/runtime-rpc';

/**
 * The page that nobody sees: Chromium's background can't start a worker that outlives it. It goes on while the
 * background dies, and is opened and closed by it; its address names the run, and since
 * when the packs are in force.
 */
const service = connectRuntime<JudgingService>('judging');
const [run = 0, since = 0] = location.hash.slice(1).split('-').map(Number);

startJudging(location.origin, since, {
  report: (progress) => void service.report(run, progress).catch(() => {}),
  ended: (problem) => void service.ended(run, problem).catch(() => {}),
});

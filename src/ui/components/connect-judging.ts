import { watchJudging } from '../../contracts/judging-progress';
import type { JudgingService } from '../../contracts/judging-service';
import { connectRuntime } from '../../contracts/runtime-rpc';
import type { JudgingActions } from './judging-actions';

/** The background's judging, for a page of the extension. */
export function connectJudging(): JudgingActions & Pick<JudgingService, 'look'> {
  const { look, pause, goOn } = connectRuntime<JudgingService>('judging');
  return { watch: watchJudging, look, pause, goOn };
}

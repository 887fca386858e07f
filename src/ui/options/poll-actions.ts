import type { PollService } from '../../contracts/poll-service';
import type { SyncActions } from './sync-actions';

/** What the connections page can ask of the watch for new leads. */
export type PollActions = PollService & Pick<SyncActions, 'scopes' | 'watch'>;

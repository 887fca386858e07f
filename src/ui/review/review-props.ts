import type { AssessContext } from '../../record/types';
import type { JudgingActions } from '../components/judging-actions';
import type { LoadData } from '../data/LazyData';
import type { SpendSource } from '../spend/spend-source';
import type { ChangesSource } from './changes/stored-spans';
import type { Lister } from './deals/connect-lister';
import type { RuleSource } from './deals/connect-rules';
import type { SnoozeMany } from './deals/connect-snooze';
import type { ViewKeeper } from './deals/ViewsPanel';
import type { CountFigures } from './figures/FiguresView';
import type { HygieneSource } from './hygiene/hygiene-source';
import type { KeptBehind } from './kept-behind';
import type { LoadRecord, ReviewActions } from './record/Inspector';
import type { RowSet } from './row-set';
import type { CountSpeed } from './speed/count-speed';
import type { PlacedRows } from './stage-places';
import type { StripSource } from './strip/strip-source';
import type { ViewState } from './view-state';
import type { WaitingSource } from './waiting/connect-waiting';

/** What the review shows, and what can be done from it. */
export interface ReviewProps {
  rows: RowSet;
  /** The store is being read: all that needs no row is drawn meanwhile, and nothing is said of how many there are. */
  isReading?: boolean;
  /** Null until the pack has been read, or when it can't be. */
  placed: PlacedRows | null;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
  keeper: ViewKeeper;
  /** What counts records by rule; without it there is no such list. */
  rules?: RuleSource;
  /** Filters, sorts and groups the list in a worker; without it the page does. */
  lister?: Lister;
  count: CountFigures;
  /** The figures over the list; without it there are none. */
  strip?: StripSource;
  /** Spend that figures of cost are counted on; without it there is no place to give it. */
  spend?: SpendSource;
  /** Speed to lead; without it there is no such view. */
  speed?: CountSpeed;
  /** What changed between two days; without it there is no such view. */
  changes?: ChangesSource;
  /** The quarterly audit; without it there is no such view. */
  hygiene?: HygieneSource;
  /** The list is judged anew in the background; without it nothing is told of that. */
  judging?: JudgingActions;
  /** How the list is shown at first; left out or null: all records. */
  firstView?: ViewState | null;
  /** Told of how the list is shown whenever that changes. */
  keepView?: (view: ViewState) => void;
  /** The records behind a figure that the list is limited to at first; left out or null: there is no such limit. */
  firstBehind?: KeptBehind | null;
  /** Told of those records whenever they are others; null also where they are too many to keep. */
  keepBehind?: (behind: KeptBehind | null) => void;
  /** Changes that wait to be written; without it none are shown. */
  waiting?: WaitingSource;
  /** What can be done with all that is stored; without it there is no such view. */
  data?: LoadData;
  /** Draws the page anew once what it read was deleted or replaced by it. */
  reload?: () => void;
}

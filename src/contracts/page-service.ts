import type { GuardPlan } from '../record/guard';
import type { PageReading } from '../record/types';
import type { GuardEvent, GuardNote } from './guard-service';

/** Where and how the frame stands in the CRM page. Sizes in CSS pixels. */
export interface FrameShape {
  state: 'panel' | 'tab';
  width: number;
  /** Top of the collapsed tab, measured from the top of the free area. */
  tabTop: number;
  /** `push`: the page makes room · `overlay`: the panel lies on top. */
  dock: 'push' | 'overlay';
}

export const DEFAULT_FRAME: FrameShape = { state: 'panel', width: 340, tabTop: 96, dock: 'push' };
export const FRAME_WIDTH = { min: 300, max: 480, tab: 28 } as const;

/** Served by the content script over the port that the nonce handshake opened. */
export interface PageService {
  /**
   * Calls `onReading` at once with the current reading and on every change (null: no record
   * is open), and `onToggle` when the keyboard command is pressed in the page.
   */
  subscribe(onReading: (reading: PageReading | null) => void, onToggle: () => void): Promise<void>;
  readAgain(): Promise<void>;
  /** Scrolls to a field by its API name and focuses it. */
  revealField(apiName: string): Promise<'shown' | 'not-found'>;
  setFrame(shape: FrameShape): Promise<void>;
  /** What is to be said when the rep changes the stage of the record that is shown. */
  setGuard(plan: GuardPlan): Promise<void>;
  /** Shows a note about a card that was dropped on a board. */
  noteDrop(note: GuardNote): Promise<void>;
  /** Calls `onEvent` when something of it was said. */
  watchGuard(onEvent: (event: GuardEvent) => void): Promise<void>;
}

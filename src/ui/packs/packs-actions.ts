import type {
  ChosenFile,
  PackStanding,
  PackSubscription,
  SubscriptionPreview,
} from '../../record/pack-subscription';

/** Where a pack may come from: the line that a publisher hands out, or the files of a signed folder. */
export type PackSource = { kind: 'text'; text: string } | { kind: 'files'; files: ChosenFile[] };

/** What the packs page can ask for. All reject with an error whose message says what to do. */
export interface PacksActions {
  list(): Promise<PackSubscription[]>;
  standing(): Promise<PackStanding>;
  /** Calls back when it is told, or no more, that a look in the background could not be stored; the answer ends that. */
  follow(onChange: () => void): () => void;
  preview(source: PackSource): Promise<SubscriptionPreview>;
  /** Asks for the permission to read from the host first, so it must be called right from a click. */
  subscribe(source: PackSource): Promise<PackSubscription>;
  /** The same question for a pack that is followed already, then a look. */
  allow(pack: PackSubscription): Promise<void>;
  syncNow(id: string): Promise<PackSubscription>;
  rollBack(id: string): Promise<PackSubscription>;
  useNewest(id: string): Promise<PackSubscription>;
  unsubscribe(id: string): Promise<void>;
  report(): Promise<string>;
  /** The text of a feedback file, with the reasons of dismissals if the user agreed. */
  feedback(withReasons: boolean): Promise<string>;
  /** Labels of the channels that want feedback and are on; none: nobody asked for it. */
  feedbackChannels(): Promise<string[]>;
  /** Gives the counts of the newest two months, without reasons, to those channels. */
  sendFeedback(): Promise<void>;
}
